import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5'

/** One element as a browser would see it. */
export type SeenElement = { tag: string; attributes: Record<string, string> }

/** Every element of a fragment, in document order, as a standard HTML parser reads it. */
export function elementsOf(html: string): SeenElement[] {
  return walk(parseFragment(html).childNodes)
}

function walk(nodes: Tree.ChildNode[]): SeenElement[] {
  return nodes.flatMap((node) => {
    if (!('tagName' in node)) return []
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
    const inside = 'content' in node ? node.content.childNodes : node.childNodes
    return [{ tag: node.tagName, attributes }, ...walk(inside)]
  })
}

const BLOCKS = /^(?:p|div|ul|ol|li|pre|blockquote|h[1-6]|hr|table|thead|tbody|tr|td|th|details|summary|dl|dt|dd|br)$/

/** The fragment in one spelling: attributes in order, and no white space that a browser would not show. */
export function canonical(html: string): string {
  const text = spell(parseFragment(html).childNodes, false)
  return text.replace(/ ?\u0001 ?/g, '').trim()
}

/** U+0001 stands beside a block, where white space means nothing. */
function spell(nodes: Tree.ChildNode[], preformatted: boolean): string {
  return nodes
    .map((node) => {
      if (node.nodeName === '#text' && 'value' in node)
        return preformatted ? escaped(node.value) : escaped(node.value).replace(/\s+/g, ' ')
      if (!('tagName' in node)) return ''
      const attributes = node.attrs
        .map(({ name, value }) => ` ${name}="${escaped(value)}"`)
        .sort()
        .join('')
      const edge = BLOCKS.test(node.tagName) && !preformatted ? '\u0001' : ''
      const body = spell(node.childNodes, preformatted || node.tagName === 'pre')
      const inner = node.tagName === 'pre' ? '' : edge
      return `${edge}<${node.tagName}${attributes}>${inner}${body}${inner}</${node.tagName}>${edge}`
    })
    .join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
