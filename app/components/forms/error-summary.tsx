import { Icon } from '#app/components/parts/icon.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { own } from '#app/core/own.ts'
import { messageText, type FieldMessage } from '#app/i18n/message.ts'

/**
 * What must be corrected, on top of a form, with links to the fields; it takes the focus. Field name → messages; the
 * name '' is the form itself.
 */
export function ErrorSummary({
  id,
  formId,
  errors,
  labels = {},
}: {
  id: string
  formId: string
  errors: Record<string, readonly FieldMessage[] | null | undefined>
  labels?: Record<string, string>
}) {
  const t = useT()
  const places = Object.entries(errors).flatMap(([name, messages]) =>
    messages?.length ? [{ name, message: messages[0] ?? '' }] : [],
  )

  if (places.length === 0) return null
  const whole = places.find(({ name }) => name === '')
  const fields = places.filter(({ name }) => name !== '')

  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- without script, the message must still be where reading goes on
    <div className="alert bad" role="alert" tabIndex={-1} id={id} autoFocus data-takes-focus>
      <Icon name="warn" />
      <div>
        <strong>{whole ? messageText(t, whole.message) : t('parts.alert.summary', { count: fields.length })}</strong>
        {fields.length > 0 && (
          <ul>
            {fields.map(({ name, message }) => (
              <li key={name}>
                <a href={`#${formId}-${name}`}>
                  {own(labels, name) ? `${own(labels, name)}: ` : ''}
                  {messageText(t, message)}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
