// A complaint is at the beginning or the end of a post; the middle of a very long post is logs and pasted text.
const headLength = 4000
const tailLength = 2000

const machineParts = [
  /`[^`\n]{1,300}`/g, // inline code
  /!?\[[^\]\n]{0,200}\]\([^)\s]{1,500}\)/g, // images and links: the target says nothing
  /\b(?:https?:\/\/|www\.)\S+/g,
  /[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}/g,
]

/**
 * The words of the writer: text of machines or other people (fenced, indented and inline code, addresses, `>` quotes) is
 * replaced by spaces, so that every offset stays valid. Spoilers (`>!`) are the writer's own words and are kept. Expects
 * NFC.
 */
export function readableText(text: string): string {
  let readable = blankMiddle(blankLines(text))
  for (const part of machineParts) {
    readable = readable.replace(part, (found) => ' '.repeat(found.length))
  }
  return readable
}

function blankLines(text: string): string {
  let fence: string | null = null
  let wasBlank = true
  const lines = text.split('\n').map((line) => {
    const marker = /^ {0,3}(```|~~~)/.exec(line)?.[1] ?? null
    const isMachine =
      fence !== null || marker !== null || /^ {0,3}>(?!!)/.test(line) || (wasBlank && /^( {4}|\t)/.test(line))
    if (fence === null) fence = marker
    else if (marker === fence) fence = null
    // An indented block ends with the first line that is not indented.
    wasBlank = line.trim() === '' || (isMachine && /^( {4}|\t)/.test(line))
    return isMachine ? ' '.repeat(line.length) : line
  })
  return lines.join('\n')
}

function blankMiddle(text: string): string {
  const surplus = text.length - headLength - tailLength
  if (surplus <= 0) return text
  return text.slice(0, headLength) + ' '.repeat(surplus) + text.slice(-tailLength)
}
