import type { ReactNode } from 'react'
import { useReader, useT } from '#app/components/shell/reader.tsx'
import type { FieldMessage } from '#app/i18n/message.ts'
import type { FormResult } from '#app/web/form-result.ts'
import { ErrorSummary } from './error-summary.tsx'
import { OnceField } from './once-field.tsx'

/** A field of a form, as the parts in `field.tsx` take it. */
export type Field = {
  id: string
  name: string
  formId: string
  errorId: string
  descriptionId: string
  errors: readonly FieldMessage[] | undefined
  /** What was typed, or the default: text, a list of texts, or rows of them. undefined when there is none. */
  initialValue: unknown
}

/** A form as it is shown: what was typed into it and what must be corrected. */
export type FormView<Shape = unknown> = {
  id: string
  errorId: string
  /** Messages about the form as a whole. */
  errors: readonly FieldMessage[] | undefined
  /** Name of the field, `results[0].what` of a row, '' of the form itself → messages. */
  allErrors: Readonly<Record<string, readonly FieldMessage[] | undefined>>
  /** `error` when it is shown again because something must be corrected; undefined when it was not sent. */
  status: 'success' | 'error' | undefined
  initialValue: Partial<Record<keyof Shape, unknown>>
}

type Defaults<Shape> = { [Name in keyof Shape]?: unknown }

/**
 * One form of a page. The server validates (the shape of the use-case); a browser only checks `required`, `maxLength`
 * and the like. After an error everything typed is still there, with and without script.
 *
 * @param intent names the form among the forms of its page and is sent with it; also its id
 * @param result what the action returned, whichever form it was for
 * @param of where a page has the same form several times: the hidden field that tells them apart, e.g. a comment's
 * `postId`
 */
export function useActionForm<Shape extends Record<string, unknown>>(
  intent: string,
  result: FormResult | null | undefined,
  defaults: Defaults<Shape> = {},
  of?: { field: string; value: string },
): [FormView<Shape>, Readonly<Record<keyof Shape, Field>>] {
  const { held } = useReader()
  // A form that was sent after its session had ended waits here for its sender.
  const given = result ?? held
  const mine = given?.intent === intent && (of === undefined || given.result.initialValue?.[of.field] === of.value)
  const sent = mine ? given.result : null
  const id = of === undefined ? intent : `${intent}.${of.value}`
  const allErrors = Object.fromEntries(
    Object.entries(sent?.error ?? {}).flatMap(([name, messages]) => (messages?.length ? [[name, messages]] : [])),
  )
  const form: FormView<Shape> = {
    id,
    errorId: `${id}-error`,
    errors: allErrors[''],
    allErrors,
    status: sent?.status === 'error' || sent?.status === 'success' ? sent.status : undefined,
    initialValue: (sent?.initialValue ?? asTyped(defaults)) as FormView<Shape>['initialValue'],
  }
  const fields = new Proxy({} as Record<keyof Shape, Field>, {
    get: (_target, name) => (typeof name === 'string' ? fieldOf(form, name, [name]) : undefined),
  })
  return [form, fields]
}

/** The field of a form under a path, `['results', 0, 'what']` → `results[0].what`. */
export function fieldOf(form: FormView<never> | FormView, name: string, path: readonly (string | number)[]): Field {
  const id = `${form.id}-${name}`
  return {
    id,
    name,
    formId: form.id,
    errorId: `${id}-error`,
    descriptionId: `${id}-description`,
    errors: Object.hasOwn(form.allErrors, name) ? form.allErrors[name] : undefined,
    initialValue: path.reduce<unknown>(
      (inner, part) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part)
          ? (inner as Record<string | number, unknown>)[part]
          : undefined,
      form.initialValue,
    ),
  }
}

/** A default as a form would send it: numbers as text, a tick as `on`, nothing for what is not there. */
function asTyped(value: unknown): unknown {
  if (value === null || value === undefined || value === false) return undefined
  if (value === true) return 'on'
  if (Array.isArray(value)) return value.map(asTyped)
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asTyped(inner)]))
  return String(value)
}

/** Posts to `action` (the page itself when not given) with its intent; shows what must be corrected on top. */
export function ActionForm({
  form,
  action,
  labels,
  className = 'form',
  reload,
  files,
  children,
}: {
  form: FormView
  action?: string
  /** Field name → its label, for the list on top. */
  labels?: Record<string, string>
  className?: string
  /** The browser sends it and loads the whole page: after signing in or out. */
  reload?: boolean
  /** It carries a file. */
  files?: boolean
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
      encType={files ? 'multipart/form-data' : undefined}
      aria-describedby={form.errors ? form.errorId : undefined}
    >
      <input type="hidden" name="intent" value={form.id.split('.')[0]} />
      <OnceField />
      {/* Enter in a field presses the first button of a form: this one, not a small one above the last. */}
      <button hidden tabIndex={-1} aria-label={t('common.send')} />
      <ErrorSummary id={form.errorId} formId={form.id} errors={form.allErrors} labels={labels} />
      {children}
    </form>
  )
}
