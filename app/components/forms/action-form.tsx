import { useForm, type DefaultValue, type FieldMetadata, type FormMetadata } from '@conform-to/react'
import type { ReactNode } from 'react'
import { useReader, useT } from '#app/components/shell/reader.tsx'
import type { FieldMessage } from '#app/i18n/message.ts'
import type { FormResult } from '#app/web/form-result.ts'
import { ErrorSummary } from './error-summary.tsx'
import { rememberSent } from './last-sent.ts'
import { OnceField } from './once-field.tsx'

/** A field of a form, as the parts in `field.tsx` take it. */
export type Field = Pick<
  FieldMetadata<unknown, Record<string, unknown>, FieldMessage[]>,
  'id' | 'name' | 'errorId' | 'descriptionId' | 'errors' | 'initialValue' | 'formId'
>

/**
 * One form of a page, typed by the shape's input. The server validates (the shape of the use-case); a browser only
 * checks `required`, `maxLength` and the like. After an error everything typed is still there, with and without script.
 *
 * @param intent names the form among the forms of its page and is sent with it; also its id
 * @param result what the action returned (`useActionData` or a fetcher's data), whichever form it was for
 * @param of where a page has the same form several times: the hidden field that tells them apart, e.g. a comment's
 * `postId`
 */
export function useActionForm<Shape extends Record<string, unknown>>(
  intent: string,
  result: FormResult | null | undefined,
  defaultValue?: DefaultValue<Shape>,
  of?: { field: string; value: string },
) {
  const { held } = useReader()
  // A form that was sent after its session had ended waits here for its sender.
  const given = result ?? held
  const mine = given?.intent === intent && (of === undefined || given.result.initialValue?.[of.field] === of.value)
  return useForm<Shape, Shape, FieldMessage[]>({
    id: of === undefined ? intent : `${intent}.${of.value}`,
    lastResult: mine ? given.result : null,
    defaultValue,
    shouldRevalidate: 'onSubmit',
    defaultNoValidate: false,
  })
}

/** Posts to `action` (the page itself when not given) with its intent; shows what must be corrected on top. */
export function ActionForm<Shape extends Record<string, unknown>>({
  form,
  action,
  labels,
  className = 'form',
  reload,
  children,
}: {
  form: FormMetadata<Shape, FieldMessage[]>
  action?: string
  /** Field name → its label, for the list on top. */
  labels?: Record<string, string>
  className?: string
  /** Load the whole page anew: after signing in or out. */
  reload?: boolean
  children: ReactNode
}) {
  const t = useT()
  return (
    <form
      method="post"
      action={action}
      id={form.id}
      className={className}
      data-reload={reload}
      onSubmit={(event) => rememberSent(event.currentTarget)}
      aria-describedby={form.errors ? form.errorId : undefined}
    >
      <input type="hidden" name="intent" value={form.id.split('.')[0]} />
      <OnceField />
      {/* Enter in a field presses the first button of a form: this one, not a small one that stands above the last. */}
      <button hidden tabIndex={-1} aria-label={t('common.send')} />
      <ErrorSummary id={form.errorId} formId={form.id} errors={form.allErrors} labels={labels} />
      {children}
    </form>
  )
}
