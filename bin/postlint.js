#!/usr/bin/env node
import { start } from '../dist/postlint.js'

process.exitCode = await start(import.meta.url)
