import type { Ctx } from '#app/core/context.server.ts'
import { seal, unseal } from '#app/core/secret.server.ts'
import { storedKey } from './queries/subscriptions.server.ts'
import { replaceKey } from './store/subscriptions.server.ts'

export type VapidKeys = { publicKey: string; privateKey: string }

/**
 * The key pair that proves to push services that a message is this site's: of the environment (`VAPID_PUBLIC_KEY`,
 * `VAPID_PRIVATE_KEY`), else made once and kept in the database, sealed. With another SESSION_SECRET a new pair is made, and
 * members turn push on again.
 */
export async function vapidKeys(ctx: Ctx): Promise<VapidKeys> {
  const { env } = ctx.platform
  if (env.VAPID_PUBLIC_KEY !== undefined && env.VAPID_PRIVATE_KEY !== undefined)
    return { publicKey: env.VAPID_PUBLIC_KEY, privateKey: env.VAPID_PRIVATE_KEY }
  return opened(ctx, await storedKey(ctx.read)) ?? (await makeKeys(ctx))
}

/** Of two processes that make one at the same time, the second uses the first one's. */
async function makeKeys(ctx: Ctx): Promise<VapidKeys> {
  const { default: webPush } = await import('web-push')
  const made = webPush.generateVAPIDKeys()
  return ctx.write(
    async (tx) => {
      await tx.dialect.lockNamed(tx.db, 'push-key')
      const known = opened(ctx, await storedKey(tx.db))
      if (known !== null) return known
      await replaceKey(tx, {
        name: 'site',
        public_key: made.publicKey,
        sealed_private_key: seal(ctx.platform.env, 'push-key', '', made.privateKey),
        created_at: tx.at,
      })
      return made
    },
    { unseen: true },
  )
}

function opened(ctx: Ctx, row: Awaited<ReturnType<typeof storedKey>>): VapidKeys | null {
  if (row === undefined) return null
  const privateKey = unseal(ctx.platform.env, 'push-key', '', row.sealed_private_key)
  return privateKey === null ? null : { publicKey: row.public_key, privateKey }
}
