import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { Ctx } from '#app/core/context.server.ts'

type Args = LoaderFunctionArgs & ActionFunctionArgs

/** What Remix hands to a loader or an action for this address. */
export function routeArgs(
  ctx: Ctx,
  path: string,
  params: Record<string, string> = {},
  form?: Record<string, string>,
): Args {
  const request = new Request(
    `http://localhost${path}`,
    form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) },
  )
  return { request, params, context: { ctx, log: ctx.log, sessionHash: null } } as unknown as Args
}

export type Answer = { status: number; location: string | null; headers: Headers; data: unknown }

/** What a loader or an action answers or throws, as one thing to look at. */
export async function answerOf(work: Promise<unknown>): Promise<Answer> {
  const outcome = await work.catch((thrown: unknown) => {
    if (thrown instanceof Error) throw thrown
    return thrown
  })
  if (outcome instanceof Response)
    return {
      status: outcome.status,
      location: outcome.headers.get('Location'),
      headers: outcome.headers,
      data: isJson(outcome) ? await outcome.json() : await outcome.text(),
    }
  if (typeof outcome === 'object' && outcome !== null && 'type' in outcome && outcome.type === 'DataWithResponseInit') {
    const { data, init } = outcome as unknown as { data: unknown; init: ResponseInit | null }
    return { status: init?.status ?? 200, location: null, headers: new Headers(init?.headers), data }
  }
  return { status: 200, location: null, headers: new Headers(), data: outcome }
}

function isJson({ headers }: Response): boolean {
  return headers.get('Content-Type')?.startsWith('application/json') ?? false
}
