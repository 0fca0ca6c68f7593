import type { Params } from '#app/i18n/translate.ts'
import { useT } from './reader.tsx'

/** The part of an action's answer that says why a small form (a vote, an accept) was refused. */
export type RefusedReply = { error: { key: string; params: Params } | null } | null | undefined

/** Why pressing a small button did nothing, beside the button; nothing when it worked. */
export function Refusal({ reply }: { reply: RefusedReply }) {
  const t = useT()
  if (!reply?.error) return null
  return (
    <small className="refusal" role="alert">
      {t.any(reply.error.key, reply.error.params)}
    </small>
  )
}
