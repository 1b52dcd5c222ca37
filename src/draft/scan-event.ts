import type { Nodes } from 'mdast'
import type { MarkdownEvent } from './markdown.ts'

export function enter(type: string, start: number, end: number, value = '', node?: Nodes): MarkdownEvent {
  return { type, enters: true, start, end, value, node }
}

export function exit({ type, start, end, value, node }: MarkdownEvent): MarkdownEvent {
  return { type, enters: false, start, end, value, node }
}
