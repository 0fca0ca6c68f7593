import { Command } from 'commander'
import { isDomainError } from '#app/core/errors.ts'
import { renderMarkdown, sanitizeImportedHtml } from '#app/core/markdown.server.ts'
import { markdownFromHtml } from '#app/core/markdown/from-html.server.ts'
import { readRows } from '#app/domain/integrations/stackexchange/read-rows.server.ts'
import { differenceOf, type DifferenceKind } from './texts/differences.ts'

/**
 * Whether the posts of a Stack Exchange dump look the same after they became Markdown: each is rendered from its HTML and
 * from its Markdown, and the two are compared by words and structure. Exit code 1 when words differ.
 *
 *     node scripts/prove/texts.ts …/stackexchange-cardano --show 3
 */
const program = new Command('prove texts')
  .argument('<folder>', 'a Stack Exchange dump')
  .option('--show <n>', 'print the numbers of the first posts of each kind', '0')
  .parse()
const [folder = ''] = program.args
const show = Number(program.opts<{ show: string }>().show)

const found = new Map<DifferenceKind | 'too long', number[]>()
let posts = 0
const began = process.cpuUsage()
for await (const read of readRows(folder, 'posts')) {
  if (!('row' in read)) continue
  posts += 1
  const kind = kindOf(read.row.bodyHtml)
  found.set(kind, [...(found.get(kind) ?? []), read.row.id])
}
const { user } = process.cpuUsage(began)
for (const [kind, ids] of [...found].sort(([, a], [, b]) => b.length - a.length))
  process.stdout.write(
    `${String(ids.length).padStart(7)}  ${kind}${show > 0 && kind !== 'none' ? `: ${ids.slice(0, show).join(', ')}` : ''}\n`,
  )
process.stdout.write(
  `${String(posts).padStart(7)}  posts, ${(user / 1_000 / posts).toFixed(2)} ms of processor time for each\n`,
)
if (found.has('other words')) process.exitCode = 1

function kindOf(html: string): DifferenceKind | 'too long' {
  try {
    return differenceOf(sanitizeImportedHtml(html).html, renderMarkdown(markdownFromHtml(html)).html)
  } catch (error) {
    if (isDomainError(error)) return 'too long'
    throw error
  }
}
