/** What a reader sees of a Markdown tree, nearly as postlint has it: `text`, or `text URL` for a link, nothing for a picture. */
export function postText(node) {
  const blocks = []
  collect(node, blocks)
  return blocks.join('\n\n').trim()
}

function collect(node, blocks) {
  for (const child of node.children ?? []) {
    if (child.type === 'Paragraph') blocks.push(inline(child))
    else if (child.type === 'Header') blocks.push(`【${inline(child)}】`)
    else if (child.type === 'CodeBlock') blocks.push(child.value)
    else if (child.type === 'List') blocks.push(listText(child))
    else collect(child, blocks)
  }
}

function listText(list) {
  return list.children
    .map((item) => {
      const blocks = []
      collect(item, blocks)
      return `- ${blocks.join('\n')}`
    })
    .join('\n')
}

function inline(node) {
  switch (node.type) {
    case 'Image':
    case 'Html':
      return ''
    case 'Break':
      return '\n'
    case 'Link': {
      const text = node.children.map(inline).join('')
      return text === node.url ? text : `${text} ${node.url}`
    }
    default:
      return node.children === undefined ? (node.value ?? '') : node.children.map(inline).join('')
  }
}
