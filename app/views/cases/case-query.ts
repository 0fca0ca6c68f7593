import { caseCategories, caseSeverities, caseStatuses, dueChoices } from '#app/domain/cases/case.ts'
import { caseAges, caseSorts, type CaseFilter, type CaseSort } from '#app/domain/cases/filters/filter.ts'
import { caseSources } from '#app/domain/cases/promises/input.ts'
import { tiers } from '#app/registry/tiers.ts'

/** What the list of cases can be narrowed by in its address; the first is how the page begins. */
export const caseChoices = {
  status: ['open', ...caseStatuses, 'all'],
  severity: ['all', ...caseSeverities],
  category: ['all', ...caseCategories],
  source: ['all', ...caseSources],
  due: ['all', ...dueChoices],
  tier: ['all', ...tiers.map(({ key }) => key)],
  days: ['all', ...caseAges.map(String)],
  sort: caseSorts,
} as const satisfies Record<string, readonly string[]>
export type CaseChoice = keyof typeof caseChoices

/** The choices of an address. `assignee`: all, me, none, away or a handle; `product` and `tag`: '' for all. */
export type CaseQuery = { [C in CaseChoice]: string } & {
  assignee: string
  product: string
  tag: string
  followed: boolean
}

/** Anything else in the address is as if it were not there. */
export function readCaseQuery(params: URLSearchParams): CaseQuery {
  const text = (name: string): string => (params.get(name) ?? '').trim().slice(0, 80)
  const chosen = Object.fromEntries(
    (Object.keys(caseChoices) as CaseChoice[]).map((name) => {
      const all: readonly string[] = caseChoices[name]
      return [name, all.find((one) => one === params.get(name)) ?? all[0]]
    }),
  ) as { [C in CaseChoice]: string }
  return {
    ...chosen,
    assignee: text('assignee').replace(/^@/, '') || 'all',
    product: text('product'),
    tag: text('tag'),
    followed: params.get('followed') === 'yes',
  }
}

/** The filter behind the choices. */
export function filterOf(query: CaseQuery): CaseFilter {
  const chosen = <T>(value: string): T | null => (value === 'all' || value === '' ? null : (value as T))
  return {
    status: chosen(query.status),
    severity: chosen(query.severity),
    category: chosen(query.category),
    source: chosen(query.source),
    due: chosen(query.due),
    tier: chosen(query.tier),
    days: query.days === 'all' ? null : Number(query.days),
    assignee: chosen(query.assignee),
    product: chosen(query.product),
    tag: chosen(query.tag),
    followed: query.followed,
  }
}

/** What falls due next has no order among cases that are over: those go by what changed last. */
export function sortOf({ sort, status }: CaseQuery): CaseSort {
  const over = status === 'resolved' || status === 'closed' || status === 'all'
  return over && sort === 'due' ? 'news' : (sort as CaseSort)
}

/** The shortest query of an address with these choices, without a question mark. */
export function queryText(query: CaseQuery): string {
  const params = new URLSearchParams()
  for (const name of Object.keys(caseChoices) as CaseChoice[])
    if (query[name] !== caseChoices[name][0]) params.set(name, query[name])
  if (query.assignee !== 'all') params.set('assignee', query.assignee)
  if (query.product !== '') params.set('product', query.product)
  if (query.tag !== '') params.set('tag', query.tag)
  if (query.followed) params.set('followed', 'yes')
  return params.toString()
}
