import { json, type ActionFunctionArgs } from '@remix-run/node'
import { checkSignature } from '#app/core/signature.server.ts'
import { receiveMail } from '#app/domain/inbox/receive-mail.server.ts'

/**
 * A message as a mail server hands it over: raw MIME in the body, signed with MAIL_WEBHOOK_SECRET in `Dangol-Signature`,
 * the receiver of the envelope in `Dangol-Recipient`, and the client that sent it, where it is known, in `Dangol-Client`
 * (`<address> <helo> <sender>`). 200 also for a message that is refused: its sender is told by mail.
 */
export async function action({ context: { ctx }, request }: ActionFunctionArgs) {
  const secret = ctx.platform.env.MAIL_WEBHOOK_SECRET ?? ''
  const raw = Buffer.from(await request.arrayBuffer())
  const verdict = checkSignature(secret, request.headers.get('Dangol-Signature'), raw, ctx.now())
  if (verdict !== 'good') return json({ verdict }, { status: 401 })
  const recipient = request.headers.get('Dangol-Recipient')
  const [ip, helo = '', sender = ''] = request.headers.get('Dangol-Client')?.split(' ') ?? []
  const received = await receiveMail(ctx, {
    raw,
    ...(recipient === null ? {} : { recipient }),
    client: ip === undefined ? null : { ip, helo, sender },
  })
  return json({ outcome: received.outcome })
}

export function loader() {
  return new Response(null, { status: 405, headers: { Allow: 'POST' } })
}
