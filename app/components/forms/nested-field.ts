import type { FormMetadata } from '@conform-to/react'
import type { FieldMessage } from '#app/i18n/message.ts'
import type { Field } from './action-form.tsx'

/**
 * The field of a form under a path, `['results', 0, 'what']` → `results[0].what`: for rows that always stand there,
 * whether anything was sent for them or not.
 */
export function nestedField<Shape extends Record<string, unknown>>(
  form: FormMetadata<Shape, FieldMessage[]>,
  path: readonly (string | number)[],
): Field {
  const name = path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  )
  const id = `${form.id}-${name}`
  return {
    id,
    name,
    formId: form.id,
    errorId: `${id}-error`,
    descriptionId: `${id}-description`,
    errors: form.allErrors[name],
    initialValue: valueAt(form.initialValue, path) as Field['initialValue'],
  }
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string | number, unknown>)[part] : undefined,
    value,
  )
}
