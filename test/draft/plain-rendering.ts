import type { Definition, Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'

/**
 * What a body says, worked out the plain way: from the tree, recursively, without positions.
 * White space is not to be relied on; line ends are LF.
 */
export function plainRendering(source: string): string {
  const text = source.replace(/^\uFEFF/, '')
  const tree = fromMarkdown(text)
  const definitions = new Map<string, Definition>()
  visit(tree, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
  })
  return render(tree)

  function render(node: Nodes): string {
    switch (node.type) {
      case 'text':
        return node.value
      case 'inlineCode':
      case 'code':
        return trim(node.value) === '' ? '' : node.value
      case 'html':
        return stripTags(node.value)
      case 'image':
      case 'imageReference':
      case 'definition':
      case 'thematicBreak':
        return ''
      case 'break':
        return '\n'
      case 'heading':
        return bracketed(trim(renderAll(node)))
      case 'link': {
        const written = text[node.position?.start.offset ?? 0]
        return written === '<' ? renderAll(node) : labelled(trim(renderAll(node)), node.url)
      }
      case 'linkReference':
        return labelled(trim(renderAll(node)), definitions.get(node.identifier)?.url ?? '')
      case 'listItem': {
        const content = renderAll(node)
        const [marker] = /^([-+*]|\d+[.)])/.exec(text.slice(node.position?.start.offset)) ?? ['?']
        return node.children.length > 0 && trim(content) === '' ? '' : `${marker} ${content}`
      }
      default:
        return renderAll(node)
    }
  }

  function renderAll(node: Nodes): string {
    return 'children' in node ? node.children.map(render).join(isFlow(node) ? '\n' : '') : ''
  }
}

export function visit(node: Nodes, see: (node: Nodes) => void): void {
  see(node)
  if ('children' in node) for (const child of node.children) visit(child, see)
}

function isFlow(node: Nodes): boolean {
  return ['root', 'blockquote', 'list', 'listItem'].includes(node.type)
}

function trim(text: string): string {
  return text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
}

function labelled(label: string, url: string): string {
  return label === url ? url : `${label} ${url}`
}

/** Puts a title in 【】, unless the 【 at its start is closed by the 】 at its end. */
function bracketed(title: string): string {
  if (title === '') return ''
  let inner = title.slice(1, -1)
  // Pairs go, from the inside out; what is left tells whether the outer two belong together.
  for (let before = ''; before !== inner; ) {
    before = inner
    inner = inner.replace(/【[^【】]*】/g, '')
  }
  const own = title.length > 1 && title.startsWith('【') && title.endsWith('】') && !inner.includes('】')
  return own ? title : `【${title}】`
}

// What CommonMark takes for a tag; of the rest, what HTML hides.
const ATTRIBUTE = '\\s+[a-z_:][\\w.:-]*(?:\\s*=\\s*(?:[^\\s"\'=<>`]+|\'[^\']*\'|"[^"]*"))?'
const OPENING = (name: string) => `<${name}(?:${ATTRIBUTE})*\\s*/?>`
const HIDDEN = [
  '<!---?>',
  '<!--[^]*?(?:-->|$)',
  '<!\\[CDATA\\[[^]*?(?:\\]\\]>|$)',
  '<\\?(?:>|[^]*?(?:\\?>|$))',
  '<![a-z][^]*?(?:>|$)',
  `${OPENING('(script|style)')}[^]*?(?:</\\1\\s*>|$)`,
  OPENING('[a-z][a-z\\d-]*'),
  '</[a-z][a-z\\d-]*\\s*>',
].join('|')

function stripTags(html: string): string {
  return html.replace(new RegExp(HIDDEN, 'gi'), '')
}
