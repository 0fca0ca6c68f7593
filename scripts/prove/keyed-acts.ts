import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import type { Db } from '#db/dialects/dialect.ts'

/** Who acts and where: an agent with a token and a session, a customer, a question to answer, a case to note on. */
export type Sender = {
  token: string
  cookie: string
  /** Agents redeem nothing. */
  customerToken: string
  threadId: string
  postId: string
  caseNumber: number
  perk: string
}

/**
 * Only what is written contains `mark`, or its hash: the number of times it is found is the number of times the act was
 * done.
 */
export type KeyedAct = {
  /** Repeated with the same mark it is the same request. */
  request(sender: Sender, mark: string): { path: string; init: RequestInit }
  /** What the server calls what it made; null: it doesn't say. */
  idIn(answer: unknown): string | null
  /** Everything that acts of this kind made. */
  made(db: Db): Promise<{ id: string; mark: string }[]>
  /** How `mark` is found again. */
  trace(mark: string): string
}

const markPattern = /mark-\d+/

/** What a client can send twice, by the API under a key, by a form under its stamp, and as an upload. */
export const keyedActs = {
  thread: act({
    request: (sender, mark) =>
      api(sender, mark, '/threads', {
        kind: 'question',
        title: `The meter of ${mark} reads 0 W`,
        body: 'Since yesterday it shows nothing.',
        category: 'pressure',
      }),
    made: async (db) => marked(await db.selectFrom('thread').select(['id', 'title as text']).execute()),
  }),
  answer: act({
    request: (sender, mark) =>
      api(sender, mark, `/threads/${sender.threadId}/posts`, { kind: 'answer', body: `Turn it off, says ${mark}.` }),
    made: (db) => posts(db, 'answer'),
  }),
  comment: act({
    request: (sender, mark) =>
      api(sender, mark, `/threads/${sender.threadId}/posts`, { kind: 'comment', body: `I second ${mark}.` }),
    made: (db) => posts(db, 'comment'),
  }),
  'comment by form': act({
    request: (sender, mark) => ({
      path: `/threads/${sender.threadId}`,
      init: {
        method: 'POST',
        redirect: 'manual',
        headers: { Cookie: sender.cookie, 'Sec-Fetch-Site': 'same-origin' },
        body: new URLSearchParams({ intent: 'comment', once: mark, postId: sender.postId, body: `So do I: ${mark}.` }),
      },
    }),
    idIn: () => null,
    made: (db) => posts(db, 'comment'),
  }),
  story: act({
    request: (sender, mark) =>
      api(sender, mark, '/stories', { headline: `How ${mark} saved a tenth`, situation: 'The meter was wrong.' }),
    made: async (db) => marked(await db.selectFrom('story').select(['id', 'headline as text']).execute()),
  }),
  case: act({
    request: (sender, mark) =>
      api(sender, mark, '/feedback', { body: `The device of ${mark} is broken.`, public: false }),
    idIn: (answer) => String((answer as { number: number }).number),
    made: async (db) =>
      marked(
        (await db.selectFrom('case').select(['number', 'subject as text']).execute()).map((row) => ({
          id: String(row.number),
          text: row.text,
        })),
      ),
  }),
  note: act({
    request: (sender, mark) =>
      api(sender, mark, `/cases/${sender.caseNumber}/notes`, { body: `Called about ${mark}.` }),
    idIn: () => null,
    made: async (db) => marked(await db.selectFrom('case_note').select(['id', 'body as text']).execute()),
  }),
  redemption: act({
    request: (sender, mark) => api({ token: sender.customerToken }, mark, '/redemptions', { perk: sender.perk }),
    made: async (db) => marked(await db.selectFrom('redemption').select(['id', 'client_key as text']).execute()),
  }),
  upload: act({
    request: (sender, mark) => {
      const body = new FormData()
      body.append('file', new Blob([new Uint8Array(picture(mark))], { type: 'image/png' }), 'picture.png')
      return {
        path: '/uploads',
        init: { method: 'POST', headers: { Cookie: sender.cookie, 'Sec-Fetch-Site': 'same-origin' }, body },
      }
    },
    idIn: (answer) => (answer as { address: string }).address.split('/').at(-1) ?? null,
    made: (db) => db.selectFrom('upload').select(['id', 'source_sha256 as mark']).execute(),
    trace: (mark) => createHash('sha256').update(picture(mark)).digest('hex'),
  }),
} satisfies Record<string, KeyedAct>

export type KeyedActName = keyof typeof keyedActs

function act(given: Pick<KeyedAct, 'request' | 'made'> & Partial<KeyedAct>): KeyedAct {
  return { idIn: (answer) => (answer as { id: string }).id, trace: (mark) => mark, ...given }
}

function api(
  sender: Pick<Sender, 'token'>,
  mark: string,
  path: string,
  body: unknown,
): ReturnType<KeyedAct['request']> {
  return {
    path: `/api/v1${path}`,
    init: {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${sender.token}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': `key of ${mark}`,
      },
      body: JSON.stringify(body),
    },
  }
}

async function posts(db: Db, kind: 'answer' | 'comment'): Promise<{ id: string; mark: string }[]> {
  return marked(await db.selectFrom('post').select(['id', 'body as text']).where('kind', '=', kind).execute())
}

function marked(rows: readonly { id: string; text: string | null }[]): { id: string; mark: string }[] {
  return rows.flatMap(({ id, text }) => {
    const mark = markPattern.exec(text ?? '')?.[0]
    return mark === undefined ? [] : [{ id, mark }]
  })
}

/** A grey PNG of 8 × 8, another one for each mark. */
function picture(mark: string): Buffer {
  const grey = createHash('sha256').update(mark).digest()
  const rows = Buffer.concat(
    Array.from({ length: 8 }, (_, y) =>
      Buffer.concat([Buffer.from([0]), Buffer.from(grey.subarray(y * 4, y * 4 + 4)), grey.subarray(0, 4)]),
    ),
  )
  const header = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0])
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(data.length, 0)
  body.copy(frame, 4)
  frame.writeUInt32BE(crc32(body), frame.length - 4)
  return frame
}
