const longest = 1000

/**
 * A post as the beginning of an answer to it: whom it quotes, then its text as a Markdown quotation. Quotations inside
 * it are left out, and what exceeds 1,000 characters.
 * @param handle of its author, null when the account is gone
 */
export function quotation(body: string, handle: string | null): string {
  const own = body
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .trim()
  const text = own.length > longest ? `${own.slice(0, longest).replace(/\s*\S*$/, '')} …` : own
  const lines = text.replace(/\n{3,}/g, '\n\n').split('\n')
  return [...(handle === null ? [] : [`@${handle}`, '']), ...lines.map((line) => `> ${line}`.trimEnd()), '', ''].join(
    '\n',
  )
}
