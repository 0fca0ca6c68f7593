import { allowedElements, renamedElements } from './allow-list.ts'
import { escapeHtml, unescapeHtml } from './escape-html.ts'
import { highlight } from './highlighter.ts'
import { markdownLimits } from './limits.ts'

const shownAsElement = Object.keys({ ...allowedElements, ...renamedElements })
  .filter((tag) => tag !== 'input')
  .join('|')

/** Our own check boxes pass; a typed one that looks like them is the sanitiser's business. */
const FOREIGN = new RegExp(`<(?!/?(?:${shownAsElement})(?=[\\s/>])|input data-own=|!--)`, 'gi')

/**
 * Tags that are not allowed in a post are shown as typed: `List<String>` and `<script>` without back ticks
 * would vanish otherwise, and everything after a `<title>` with them. Comments stay comments.
 */
export function showForeignTags(html: string): string {
  return html.replace(FOREIGN, '&lt;')
}

const CODE_BLOCK =
  /<pre tabindex="0"(?: class="language-([^"]+)")?><code(?: class="language-([^"]+)")?>([^<]*)<\/code><\/pre>/g

/**
 * Colours code blocks and gives wide tables a box of their own to scroll in. Works on sanitised HTML only: there a tag
 * has one spelling, and text holds no `<`.
 */
export function finish(html: string): string {
  let left: number = markdownLimits.highlightedCharacters
  const coloured = html.replace(
    CODE_BLOCK,
    (_, onPre: string | undefined, onCode: string | undefined, body: string) => {
      const language = onCode ?? onPre
      if (!language) return `<pre tabindex="0"><code>${body}</code></pre>`
      const code = unescapeHtml(body)
      left -= code.length
      const colours = left < 0 ? null : highlight(code, language)
      return `<pre tabindex="0"><code class="language-${language}">${colours ?? escapeHtml(code)}</code></pre>`
    },
  )
  return coloured
    .replace(/<pre tabindex="0" class="[^"]*">/g, '<pre tabindex="0">')
    .replaceAll('<table>', '<div class="wide" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>')
    .trim()
}
