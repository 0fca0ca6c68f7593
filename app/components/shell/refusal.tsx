import type { FormReply } from '#app/web/form-result.ts'
import { usePage } from './page.tsx'
import { useT } from './reader.tsx'

/**
 * Why pressing a small button did nothing, beside the button; nothing when it worked.
 * @param intents the intents of the form
 * @param of hidden fields that tell this form from others with the same intent
 */
export function Refusal({ intents, of = {} }: { intents: readonly string[]; of?: Record<string, string> }) {
  const t = useT()
  const reply = usePage().result as FormReply | undefined
  if (!reply?.error || !intents.includes(reply.intent)) return null
  if (Object.entries(of).some(([field, value]) => reply.result.initialValue?.[field] !== value)) return null
  return (
    <small className="refusal" role="alert">
      {t.any(reply.error.key, reply.error.params)}
    </small>
  )
}
