import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { everyCall } from '#app/api/every-call.server.ts'
import { pathFinder } from '#app/api/find-call.ts'
import { readQuery } from '#app/api/query.ts'

/** The examples of the guide, each with what `curl` makes of it. */
const examples = [...readFileSync('docs/api.md', 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap(([, block = '']) => block.replaceAll('\\\n', ' ').split('\n'))
  .filter((line) => line.startsWith('curl '))
  .map(asRequest)

const find = pathFinder(everyCall)

test.each(examples)(
  'docs/api.md: $method $address is a call of the API, with fields and parameters it takes',
  (example) => {
    const url = new URL(`http://localhost${example.address}`)
    const row = find(url.pathname)?.calls[example.method as 'GET']
    if (row === undefined) throw new Error('stands in no row of the table')
    for (const name of url.searchParams.keys()) expect(Object.keys(row.query)).toContain(name)
    readQuery(row.query, url)
    if (row.body !== null) expect(row.body.safeParse(example.body).error).toBeUndefined()
    if (row.scope !== null) expect(example.token, 'says whose token').toMatch(/TOKEN$/)
  },
)

test('the guide has an example of most of what can be done', () => {
  expect(examples.length).toBeGreaterThan(30)
})

/** Reads one `curl` as a shell would: quotes, and variables as the word they stand for. */
function asRequest(line: string): { method: string; address: string; body: unknown; token: string | null } {
  const words = [...line.matchAll(/(?:"(?:\\.|[^"])*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
    word.replace(/'([^']*)'|"((?:\\.|[^"])*)"/g, (_all, single?: string, double?: string) => single ?? double ?? ''),
  )
  const after = (option: string): string[] => words.filter((_word, i) => words[i - 1] === option)
  const data = after('-d')
  const query = [...after('--data-urlencode'), ...(words.includes('-G') ? data : [])].map((pair) => {
    const [name = '', ...rest] = pair.split('=')
    return `${name}=${encodeURIComponent(rest.join('='))}`
  })
  const address = words.find((word) => word.startsWith('$API'))?.slice('$API'.length) ?? ''
  const body = words.includes('-G') ? undefined : data[0]
  return {
    method: after('-X')[0] ?? (body === undefined ? 'GET' : 'POST'),
    address: `${address.replaceAll('$', '')}${query.length === 0 ? '' : `?${query.join('&')}`}`,
    body: body === undefined ? {} : JSON.parse(body),
    token: /\$\w*TOKEN/.exec(after('-H').join(' '))?.[0] ?? null,
  }
}
