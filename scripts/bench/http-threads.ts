import { oneClickAccounts } from '#db/seeds/demo/cast.ts'

/** Headers of a browser that sends a form of our own pages. */
export type Session = Record<string, string>

/** A session per account of the demo, as its sign-in page offers them: one click. */
export async function demoSessions(
  origin: string,
  reader: Session,
): Promise<Record<keyof typeof oneClickAccounts, Session>> {
  const session = async (handle: string): Promise<Session> => ({
    ...reader,
    Cookie: await signIn(origin, handle),
    'Sec-Fetch-Site': 'same-origin',
    Origin: origin,
  })
  const { member, curator, moderator, agent, admin } = oneClickAccounts
  return {
    member: await session(member),
    curator: await session(curator),
    moderator: await session(moderator),
    agent: await session(agent),
    admin: await session(admin),
  }
}

async function signIn(origin: string, handle: string): Promise<string> {
  const answer = await fetch(`${origin}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: origin, 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams({ intent: 'demo', handle, next: '/' }),
  })
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '')
  if (answer.status !== 303 || cookie.length === 0) throw new Error(`Signing in answered ${answer.status}.`)
  return cookie.join('; ')
}

/** Sends a form to a page. @returns status of the answer. */
export async function post(
  origin: string,
  page: string,
  session: Session,
  form: Record<string, string>,
): Promise<number> {
  const { status } = await fetch(origin + page, {
    method: 'POST',
    redirect: 'manual',
    headers: session,
    body: new URLSearchParams(form),
  })
  return status
}

/** The answer that the benchmark writes; `{n}` makes each one different. */
export const answerForm = {
  intent: 'respond',
  body: '저도 같은 일을 겪었어요. 앱을 껐다 켜고 **설정**에서 다시 연결하니 풀렸습니다. ({n})\n\n1. 앱을 닫습니다.\n2. `설정 → 연결`을 엽니다.\n3. 다시 연결합니다.',
}

/**
 * Adds responses to a thread until it has `responses`, by the sessions in turn, with a comment on every second post.
 * @throws Error when the thread takes none
 */
export async function fillThread(
  origin: string,
  page: string,
  sessions: readonly Session[],
  { has, responses }: { has: number; responses: number },
): Promise<void> {
  const by = (turn: number): Session => sessions[turn % sessions.length] ?? {}
  for (let n = has; n < responses; n++) {
    const status = await post(origin, page, by(n), {
      ...answerForm,
      body: answerForm.body.replace('{n}', `${responses}.${n}`),
    })
    if (status !== 303) throw new Error(`${page} took no response: ${status}`)
  }
  const id = /thr_\w+/.exec(page)?.[0] ?? ''
  const { items } = (await (await fetch(`${origin}/api/v1/threads/${id}/posts?limit=30`)).json()) as {
    items: { id: string; kind: string }[]
  }
  for (const [n, { id: postId, kind }] of items.entries()) {
    if (kind === 'comment' || n % 2 === 1) continue
    await post(origin, page, by(n), {
      intent: 'comment',
      postId,
      body: `이 방법으로 저도 해결했습니다. 고맙습니다! (${n})`,
    })
  }
}
