import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { serveEditor } from '../../lsp/server.ts'
import { UserError } from '../../shape/problem.ts'
import type { Action } from '../global-options.ts'
import { languageOf } from '../language.ts'
import { shippedFolder } from '../open-projects.ts'

/** `postlint lsp`: a language server for editors, over standard input and output. Ends with the editor. */
export const lsp: Action = async (environment, _, { config, pack: packs, lang }) => {
  const { cwd, streams, version } = environment
  if (streams === undefined) {
    throw new UserError({ zh: 'lsp 只能由编辑器启动', en: 'lsp is started by an editor' })
  }
  const connection = createConnection(ProposedFeatures.all, streams.input, streams.output)
  serveEditor(connection, {
    cwd,
    shippedFolder: shippedFolder(environment),
    config,
    packs,
    version,
    now: streams.now,
    language: (configured, locale) => {
      const spoken = locale === undefined ? undefined : /^zh/i.test(locale) ? ('zh' as const) : ('en' as const)
      return lang ?? languageOf(environment, configured ?? spoken)
    },
  })
  // The library ends the process when the editor says so, closes the pipe or dies.
  return new Promise<never>(() => undefined)
}
