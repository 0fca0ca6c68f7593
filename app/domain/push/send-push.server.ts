import type { Ctx } from '#app/core/context.server.ts'
import { allowedHostsOf, sendOutgoing } from '#app/core/outgoing-http.server.ts'
import { sha256 } from '#app/core/secret.server.ts'
import { siteName } from '#app/core/site-name.ts'
import { plus } from '#app/core/time.ts'
import { addressOf } from '#app/domain/notifications/address.ts'
import { channelsFor } from '#app/domain/notifications/channels.ts'
import { notificationViews } from '#app/domain/notifications/queries/list.server.ts'
import { notifiedMembers } from '#app/domain/notifications/queries/readers.server.ts'
import { outsideQuiet } from '#app/domain/notifications/window.ts'
import { translator } from '#app/i18n/index.ts'
import type { JobPayload } from '#app/registry/jobs.ts'
import type { PushSubscriptionTable } from '#db/schema/push.ts'
import { subscriptionInUse, unreadOfCause } from './queries/subscriptions.server.ts'
import { deleteSubscription } from './store/subscriptions.server.ts'
import { vapidKeys } from './vapid-keys.server.ts'

/** What the service worker gets, sealed for its browser. `tag`: a later message about the same takes its place. */
type PushMessage = { title: string; body: string; url: string; tag: string; lang: string }

/** Seconds that a push service keeps a message for a browser that is off. */
const keepSeconds = 86_400
/** Minutes until the next try, after a push service could not be reached or asked to wait; then it is given up. */
const pauses = [1, 10, 60]

/**
 * Sends one browser what its member was told of an event, unless it was read, hidden or unwanted meanwhile. What is
 * shown on a locked screen names the kind and the site, never a person or a title.
 */
export async function sendPush(ctx: Ctx, { causeId, subscriptionId, tries }: JobPayload<'send-push'>): Promise<void> {
  const subscription = await subscriptionInUse(ctx.read, subscriptionId, ctx.now())
  if (subscription === undefined) return
  const member = (await notifiedMembers(ctx.read, ctx.setting, [subscription.member_id])).get(subscription.member_id)
  if (member === undefined) return
  const reading = { ...ctx, actor: member.actor, locale: member.locale ?? siteLocale(ctx) }
  const row = await unreadOfCause(reading, causeId)
  const [view] = row === undefined ? [] : await notificationViews(reading, [row])
  if (view === undefined || !channelsFor(view.topic, member.wishes, member.actor.roles).push) return
  const again = (runAt: string, next: number): Promise<void> =>
    ctx.write((tx) => tx.schedule('send-push', { causeId, subscriptionId, tries: String(next) }, { runAt }), {
      unseen: true,
    })
  const quietUntil = outsideQuiet(ctx.now(), member.hours)
  if (quietUntil > ctx.now()) return again(quietUntil, Number(tries))

  const outcome = await deliver(ctx, subscription, {
    title: siteName({ setting: ctx.setting, locale: reading.locale }),
    body: translator(reading.locale)(`push.says.${view.topic}`),
    url: addressOf(view, member.actor),
    tag: view.id,
    lang: reading.locale,
  })
  if (outcome === 'gone') return ctx.write((tx) => deleteSubscription(tx, subscription.id), { unseen: true })
  const pause = pauses[Number(tries)]
  if (outcome === 'later' && pause !== undefined) return again(plus(ctx.now(), { minutes: pause }), Number(tries) + 1)
}

/** gone: the browser does not exist any more, or its address is none that may be asked. later: it may work then. */
async function deliver(
  ctx: Ctx,
  { endpoint, p256dh, auth }: PushSubscriptionTable,
  message: PushMessage,
): Promise<'sent' | 'gone' | 'later'> {
  const { env } = ctx.platform
  const { default: webPush } = await import('web-push')
  const { body, headers } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(message),
    {
      vapidDetails: { subject: contactOf(ctx), ...(await vapidKeys(ctx)) },
      TTL: keepSeconds,
      topic: sha256(Buffer.from(message.tag)).slice(0, 32),
    },
  )
  try {
    const { status } = await sendOutgoing({
      url: endpoint,
      method: 'POST',
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      body,
      allowedHosts: allowedHostsOf(env.WEBHOOK_ALLOWED_HOSTS),
    })
    if (status === 404 || status === 410) return 'gone'
    if (status === 429 || status >= 500) return 'later'
    if (status >= 400) ctx.log.warn({ status, host: new URL(endpoint).host }, 'a push service refused a message')
    return 'sent'
  } catch (error) {
    return error instanceof Error && 'reason' in error && error.reason === 'refused' ? 'gone' : 'later'
  }
}

/** Whom a push service may write to about messages of this site. */
function contactOf(ctx: Ctx): string {
  const address = ctx.setting('mail.contactAddress') || ctx.setting('mail.senderAddress')
  return `mailto:${address || `postmaster@${new URL(ctx.platform.env.ORIGIN).hostname}`}`
}

function siteLocale(ctx: Ctx): 'ko' | 'en' {
  return ctx.setting('site.language') === 'ko' ? 'ko' : 'en'
}
