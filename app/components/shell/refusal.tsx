import { messageText } from '#app/i18n/message.ts'
import type { FormReply } from '#app/web/form-result.ts'
import { usePage } from './page.tsx'
import { useT } from './reader.tsx'

/** Hidden fields that tell a form from others of the page with its intent. */
type Of = Readonly<Record<string, string>>

/**
 * Why a small form was refused, beside its button; nothing when it was not.
 * @param intents the intents of the form
 */
export function Refusal({ intents, of = {} }: { intents: readonly string[]; of?: Of }) {
  const t = useT()
  const reply = useRefused(intents, of)
  if (reply === null) return null
  const [message] = Object.values(reply.result.error ?? {}).flatMap((messages) => messages ?? [])
  return (
    <small className="refusal" role="alert">
      {reply.error === null ? messageText(t, message ?? '') : t.any(reply.error.key, reply.error.params)}
    </small>
  )
}

/** What was typed into a field of a small form that was refused; null when it was not. */
export function useRefusedText(intent: string, of: Of, field: string): string | null {
  const typed = useRefused([intent], of)?.result.initialValue?.[field]
  return typeof typed === 'string' ? typed : null
}

function useRefused(intents: readonly string[], of: Of): FormReply | null {
  const reply = usePage().result as FormReply | undefined
  if (reply === undefined || !intents.includes(reply.intent)) return null
  if (reply.error === null && reply.result.status !== 'error') return null
  return Object.entries(of).every(([field, value]) => reply.result.initialValue?.[field] === value) ? reply : null
}
