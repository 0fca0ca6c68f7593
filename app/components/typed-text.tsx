import { useId } from 'react'
import type { TypedField } from '#app/web/typed-fields.ts'
import { lastSent } from './last-sent.ts'
import { useT } from './reader.tsx'
import { useScript } from './use-script.ts'

/** On a page of refusal: what the reader had typed, to take it along. `given` comes with the page, the rest is remembered by script. */
export function TypedText({ given = [] }: { given?: readonly TypedField[] }) {
  const t = useT()
  const script = useScript()
  const id = useId()
  const fields = given.length > 0 ? given : script ? lastSent() : []
  if (fields.length === 0) return null
  return (
    <section className="typed form start" aria-labelledby={id}>
      <h2 id={id}>{t('composer.typed.title')}</h2>
      <p>{t('composer.typed.text')}</p>
      {fields.map(({ name, value }) => (
        <textarea key={name} readOnly aria-labelledby={id} rows={Math.min(12, Math.max(2, value.split('\n').length + 1))} value={value} />
      ))}
    </section>
  )
}
