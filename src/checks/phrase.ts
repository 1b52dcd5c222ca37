import { defaulted, optional } from '../shape/object-shape.ts'
import { either, flag, mapOf, refine, text } from '../shape/shape.ts'
import type { YamlNode } from '../shape/yaml-tree.ts'
import { defineScopeCheck } from './check.ts'
import { fixOption, remedyBy, trustIn } from './fix-option.ts'
import { onOneLine } from './on-one-line.ts'
import { liesWithin, skipOption } from './skip-option.ts'
import { gatherExceptions, gatherWords, variantsOf, wordOptions } from './word-options.ts'

export const phrase = defineScopeCheck({
  name: 'phrase',
  summary: { zh: '找出词语，换个写法也找得到', en: 'Finds words, however they are disguised' },
  options: {
    ...wordOptions,
    replace: optional(
      either(
        (node: YamlNode) => node.kind === 'map',
        refine(
          mapOf(text(), { pattern: /\S/u, expects: { zh: '词语', en: 'a word' } }),
          (entries) => new Map(entries.map(({ name, value }) => [name, value])),
        ),
        refine(text(), (value) => value),
      ),
      {
        zh: '改成什么：一个词，或「词: 改法」的表',
        en: 'What to write instead: one text, or a map of word: text, whose words are looked for too',
      },
    ),
    fix: fixOption,
    skip: skipOption,
    tolerant: defaulted(flag(), true, {
      zh: '全角、大小写、繁体、夹带符号的写法也算；词里自己的空格和符号可以不写或换一个，如 COVID19 也是 COVID-19；数字之间只有空格和短横可以，315 不是 3.15',
      en: 'Full width, case, traditional characters and symbols in between count as the word. Blanks and symbols of the word itself may be left out or be others: COVID19 is COVID-19; between digits only blanks and hyphens may: 315 is not 3.15',
    }),
  },
  data: ['match', 'word', 'replace'],
  prepare(options, workshop) {
    const { replace } = options
    const trust = trustIn(options.fix, replace !== undefined, workshop)
    const set = workshop.terms({
      words: [...gatherWords(options, workshop), ...(replace instanceof Map ? replace.keys() : [])],
      except: gatherExceptions(options),
      tolerant: options.tolerant,
    })
    return {
      set,
      skip: options.skip,
      trust,
      variants: variantsOf(options),
      replacementOf: (word: string) => (typeof replace === 'string' ? replace : replace?.get(word)),
    }
  },
  needs: ({ set }) => set,
  *run(context, { set, skip, trust, variants, replacementOf }) {
    const { text, hits } = context
    const all = hits(set)
    if (all.length === 0) return
    const isSkipped = liesWithin(context, skip)
    for (const { start, end, word: found } of all) {
      if (isSkipped({ start, end })) continue
      const word = variants.get(found) ?? found
      const replacement = replacementOf(word)
      yield {
        span: { start, end },
        data: { match: onOneLine(text.text.slice(start, end)), word, replace: replacement ?? '' },
        ...remedyBy(trust, replacement === undefined ? undefined : { text: replacement }),
      }
    }
  },
})
