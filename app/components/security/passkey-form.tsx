import type { ReactNode } from 'react'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { messageText, type FieldMessage } from '#app/i18n/message.ts'

/**
 * Asks the device for a passkey and sends its answer. Only script can ask, so without it the form says so.
 * @param question as the server made it
 * @param errors of the form, when it was sent before
 */
export function PasskeyForm({
  intent,
  kind,
  question,
  button,
  primary,
  errors,
  children,
}: {
  intent: string
  kind: 'get' | 'create'
  question: object
  button: string
  primary?: boolean
  errors?: readonly FieldMessage[] | undefined
  /** Fields that are sent along. */
  children?: ReactNode
}) {
  const t = useT()
  const [message] = errors ?? []
  return (
    <form method="post" className="form" data-passkey={kind} data-question={JSON.stringify(question)} data-reload>
      <input type="hidden" name="intent" value={intent} />
      <OnceField />
      <input type="hidden" name="credential" value="" />
      {children}
      {message !== undefined && (
        <p className="error" role="alert">
          {messageText(t, message)}
        </p>
      )}
      <p className="row with-script">
        <Button look={primary ? 'primary' : undefined} fillPhone>
          {button}
        </Button>
      </p>
      <p role="status" className="passkey-state meta-text">
        {(['asking', 'refused', 'known', 'unsupported'] as const).map((state) => (
          <span key={state} data-state={state} hidden>
            {t(`accounts.passkey.${state}`)}
          </span>
        ))}
      </p>
      <p className="meta-text without-script">{t('accounts.passkey.needsScript')}</p>
    </form>
  )
}
