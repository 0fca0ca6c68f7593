import { once } from 'node:events'
import { createWriteStream, mkdirSync } from 'node:fs'
import path from 'node:path'
import { seededRandom } from '#scripts/prove/seeded-random.ts'

type Amounts = { posts: number; users: number }
type Row = Record<string, string | number>

const words =
  'battery panel inverter 배터리 설치 요금 monitor cable phase reading solar charge winter 발전량 meter tariff roof angle shade 알림 update firmware sensor 연결 export grid'.split(
    ' ',
  )
const firstDay = Date.UTC(2015, 0, 1)
const daysOfDump = 3_000

/**
 * Writes a Stack Exchange dump with a given number of posts, a third of them questions, with about four votes, one and
 * a half comments and a third of a user for each post: what the sites of the network have. Streams, so that any size
 * goes. The same amounts give the same files. @param onProgress rows of each file
 */
export async function writeLargeDump(
  dir: string,
  { posts, users }: Amounts,
  onProgress: (file: string, done: number, total: number) => void = () => undefined,
): Promise<void> {
  mkdirSync(dir, { recursive: true })
  const random = seededRandom(7)
  const below = (n: number): number => Math.floor(random() * n)
  const text = (count: number): string => Array.from({ length: count }, () => words[below(words.length)]).join(' ')
  const dayOf = (post: number): number => Math.floor((post / posts) * daysOfDump)
  const at = (day: number, time = '10:00:00.000'): string =>
    `${new Date(firstDay + day * 86_400_000).toISOString().slice(0, 10)}T${time}`
  const questions = Math.ceil(posts / 3)
  const questionOf = (answer: number): number => 1 + ((answer - questions - 1) % questions)

  const files: Record<string, { rows: number; row(n: number): Row }> = {
    Users: {
      rows: users,
      row: (n) => ({
        Id: n,
        Reputation: 1 + below(2_000),
        CreationDate: at(0),
        DisplayName: `Person ${n}`,
        AboutMe: `&lt;p&gt;${text(12)}&lt;/p&gt;`,
      }),
    },
    Posts: {
      rows: posts,
      row: (n) => {
        const link =
          n % 20 === 0
            ? `&lt;p&gt;See &lt;a href=&quot;https://large.stackexchange.com/q/${1 + below(questions)}&quot;&gt;this&lt;/a&gt;&lt;/p&gt;`
            : ''
        const body = Array.from({ length: 3 }, () => `&lt;p&gt;${text(45)}.&lt;/p&gt;`).join('') + link
        const common = { CreationDate: at(dayOf(n)), Score: 2, Body: body, OwnerUserId: 1 + below(users) }
        if (n > questions) return { Id: n, PostTypeId: 2, ParentId: questionOf(n), ...common }
        return {
          Id: n,
          PostTypeId: 1,
          ...(n + questions <= posts && n % 2 === 0 ? { AcceptedAnswerId: n + questions } : {}),
          ...common,
          Title: `${text(7)} ${n}?`,
          Tags: `&lt;${words[n % 8]}&gt;&lt;t${n % 200}&gt;`,
        }
      },
    },
    Comments: {
      rows: Math.floor(posts * 1.5),
      row: (n) => {
        const post = 1 + below(posts)
        return {
          Id: n,
          PostId: post,
          Score: 0,
          Text: text(20),
          CreationDate: at(dayOf(post)),
          UserId: 1 + below(users),
        }
      },
    },
    Votes: {
      rows: posts * 4,
      row: (n) => {
        const post = 1 + below(posts)
        const type = n % 12 === 0 ? 3 : 2
        return { Id: n, PostId: post, VoteTypeId: type, CreationDate: at(dayOf(post) + below(60), '00:00:00.000') }
      },
    },
    PostLinks: {
      rows: Math.floor(questions / 30),
      row: (n) => ({ Id: n, CreationDate: at(daysOfDump), PostId: n * 2, RelatedPostId: n * 2 - 1, LinkTypeId: 3 }),
    },
    Badges: {
      rows: users * 2,
      row: (n) => ({
        Id: n,
        UserId: 1 + (n % users),
        Name: 'Student',
        Date: at(daysOfDump),
        Class: 3,
        TagBased: 'False',
      }),
    },
  }
  for (const [name, { rows, row }] of Object.entries(files)) {
    const root = name.toLowerCase()
    const file = createWriteStream(path.join(dir, `${name}.xml`))
    file.write(`<?xml version="1.0" encoding="utf-8"?>\n<${root}>\n`)
    for (let n = 1; n <= rows; n++) {
      const columns = Object.entries(row(n)).map(([column, value]) => `${column}="${value}"`)
      if (!file.write(`  <row ${columns.join(' ')} />\n`)) await once(file, 'drain')
      if (n % 5_000 === 0 || n === rows) onProgress(name, n, rows)
    }
    file.end(`</${root}>\n`)
    await once(file, 'finish')
  }
}
