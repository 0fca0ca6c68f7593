/** Characters that no XML 1.0 document may hold, however they are written. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as the content of an element or an attribute; characters that XML cannot hold are left out. */
export function xmlText(text: string): string {
  return text.replace(forbidden, '').replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
}

type Attributes = Readonly<Record<string, string>>

/** An element. @param content XML, made by `xmlElement` and `xmlText` */
export function xmlElement(name: string, attributes: Attributes, content: string): string {
  return xmlOpening(name, attributes) + content + xmlClosing(name)
}

/** For a document that is sent in parts: the elements between follow. */
export function xmlOpening(name: string, attributes: Attributes): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(value)}"`)
  return `<${name}${said.join('')}>`
}

export function xmlClosing(name: string): string {
  return `</${name}>`
}

/** First line of every XML document of ours. */
export const xmlHead = '<?xml version="1.0" encoding="utf-8"?>\n'
