import { fieldOf, type Field, type FormView } from './action-form.tsx'

/**
 * The field of a form under a path, `['results', 0, 'what']` → `results[0].what`: for rows that are always shown,
 * whether anything was sent for them or not.
 */
export function nestedField<Shape>(form: FormView<Shape>, path: readonly (string | number)[]): Field {
  const name = path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  )
  return fieldOf(form as FormView, name, path)
}
