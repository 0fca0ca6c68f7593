import type { RequestHandler, Response } from 'express'
import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError } from '#app/core/errors.ts'
import { hiddenFile } from '#app/domain/accounts/profile/avatar.ts'
import { consumeLimit } from './consume-limit.server.ts'

const name = /^([a-z0-9]{26}(?:80|256))\.webp$/

/**
 * `GET /avatars/<id><side>.webp`: a member's picture, which everybody may see who knows its address. No query of the
 * database: a picture that was taken away has no file. Another picture has another address, so a browser may keep it.
 */
export function serveAvatar(contextOf: (response: Response) => Ctx): RequestHandler {
  return (request, response, next) => {
    const file = name.exec(String(request.params['file'] ?? ''))?.[1] ?? null
    answer(contextOf(response), file, request.method === 'HEAD', response).catch(next)
  }
}

async function answer(ctx: Ctx, file: string | null, headOnly: boolean, response: Response): Promise<void> {
  try {
    await consumeLimit(ctx, 'picture')
  } catch (error) {
    if (!isDomainError(error)) throw error
    response.setHeader('Retry-After', String(error.retryAfterSeconds ?? 1))
    return void response.status(429).setHeader('Cache-Control', 'no-store').end()
  }
  const shown = file === null ? null : await ctx.platform.files.read(file)
  const bytes = shown ?? (await hiddenFor(ctx, file))
  if (bytes === null) return void response.status(404).setHeader('Cache-Control', 'no-store').end()
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
  response.setHeader('Cache-Control', shown === null ? 'private, no-store' : 'private, max-age=2592000, immutable')
  response.setHeader('Content-Type', 'image/webp')
  response.setHeader('Content-Length', bytes.byteLength)
  response.status(200).end(headOnly ? undefined : bytes)
}

/** Moderators see what they decide about. */
async function hiddenFor({ actor, platform }: Ctx, file: string | null) {
  if (file === null || !can(actor, 'thread.readHidden', { ownerId: null })) return null
  return platform.files.read(hiddenFile(file))
}
