import { arrows, domainAbout, placeAbout, ranks } from '#tests/architecture/house.ts'

type Domain = keyof typeof arrows
type Place = keyof typeof ranks

const domains = Object.keys(arrows) as Domain[]
const begin = '<!-- map: written by scripts/generate-reference.ts from tests/architecture/house.ts -->'
const end = '<!-- end of map -->'

/** The text of `docs/architecture.md` with its map brought up to date. @throws when the marks of the map are missing */
export function withMap(page: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/architecture.md has no region between "${begin}" and "${end}".`)
  return `${page.slice(0, from + begin.length)}\n\n${mapText()}\n\n${page.slice(to)}`
}

function mapText(): string {
  const places = (Object.keys(ranks) as Place[]).sort((a, b) => ranks[b] - ranks[a])
  const lines = places.flatMap((place) => [
    `${String(ranks[place]).padStart(2)}  ${place.padEnd(26)}${placeAbout[place]}`,
    ...(place === 'app/domain' ? domains.toSorted().map(domainLine) : []),
  ])
  return ['```', ...lines, '```'].join('\n')
}

function domainLine(domain: Domain): string {
  const targets = arrows[domain].length === 0 ? '' : `  → ${arrows[domain].join(', ')}`
  return `      ${domain.padEnd(24)}${domainAbout[domain]}${targets}`
}

const box = { width: 112, height: 34, gapX: 26, gapY: 66, margin: 16 }

/** A picture of the domains (SVG, light and dark): arrows point to what is imported, lower rows know less. */
export function domainsPicture(): string {
  const rows = rowsOfDomains()
  const widest = Math.max(...rows.map((row) => row.length))
  const width = 2 * box.margin + widest * (box.width + box.gapX) - box.gapX
  const height = 2 * box.margin + rows.length * (box.height + box.gapY) - box.gapY
  const at = new Map<Domain, { x: number; y: number }>()
  rows.forEach((row, index) => {
    const left = (width - (row.length * (box.width + box.gapX) - box.gapX)) / 2
    row.forEach((domain, column) =>
      at.set(domain, {
        x: left + column * (box.width + box.gapX),
        y: height - box.margin - box.height - index * (box.height + box.gapY),
      }),
    )
  })
  const place = (domain: Domain) => at.get(domain) ?? { x: 0, y: 0 }
  const lines = domains.flatMap((from) =>
    arrows[from].map((to) => {
      const [a, b] = [place(from), place(to)]
      const [x1, y1, x2, y2] = [a.x + box.width / 2, a.y + box.height, b.x + box.width / 2, b.y - 4]
      const bend = (y2 - y1) / 2
      return `<path d="M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}"/>`
    }),
  )
  const boxes = domains.map((domain) => {
    const { x, y } = place(domain)
    return `<rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="6"/><text x="${x + box.width / 2}" y="${y + 22}">${domain}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Domains of Dangol and their imports">
<style>
rect{fill:#fff;stroke:#57606a}text{font:14px sans-serif;text-anchor:middle;fill:#1f2328}g path{fill:none;stroke:#8c959f;marker-end:url(#tip)}marker path{fill:#8c959f}
@media(prefers-color-scheme:dark){rect{fill:#161b22;stroke:#8b949e}text{fill:#e6edf3}g path{stroke:#6e7681}marker path{fill:#6e7681}}
</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>
<g>
${lines.join('\n')}
</g>
${boxes.join('\n')}
</svg>
`
}

/**
 * Domains by the longest way down to one that imports nothing, lowest row first; within a row near to what they
 * import.
 */
function rowsOfDomains(): Domain[][] {
  const depth = (domain: Domain): number => Math.max(-1, ...arrows[domain].map(depth)) + 1
  const linked = (domain: Domain): number => domains.filter((other) => arrows[other].some((to) => to === domain)).length
  const rows: Domain[][] = []
  for (const domain of domains.toSorted((a, b) => linked(b) - linked(a))) (rows[depth(domain)] ??= []).push(domain)
  const centre = new Map<Domain, number>()
  // The domain that most others import is in the middle of the lowest row.
  rows[0] = (rows[0] ?? []).reduce<Domain[]>(
    (row, domain, index) => (index % 2 === 0 ? [...row, domain] : [domain, ...row]),
    [],
  )
  return rows.map((row, index) => {
    const near = (domain: Domain): number =>
      arrows[domain].reduce((sum, to) => sum + (centre.get(to) ?? 0), 0) / Math.max(1, arrows[domain].length)
    const sorted = index === 0 ? row : row.toSorted((a, b) => near(a) - near(b))
    sorted.forEach((domain, column) => centre.set(domain, column - (sorted.length - 1) / 2))
    return sorted
  })
}
