import { useId } from 'react'
import { Button } from '#app/components/parts/button.tsx'
import { useLocation } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { useScript } from '#app/components/shell/use-script.ts'
import type { TypedField } from '#app/web/typed-fields.ts'
import { lastSent } from './last-sent.ts'

/**
 * On a page of refusal: what the reader had typed, to take it along, or to send it again where `rest`, the other fields
 * of the form, is given. Both come with the page; without them script remembers what it sent.
 */
export function TypedText({
  given = [],
  rest = null,
}: {
  given?: readonly TypedField[]
  rest?: readonly TypedField[] | null
}) {
  const t = useT()
  const script = useScript()
  const { pathname, search } = useLocation()
  const sent = given.length === 0 && script ? lastSent() : { typed: given, rest, action: pathname + search }
  const id = useId()
  if (sent.typed.length === 0) return null
  const texts = sent.typed.map(({ name, value }, i) => (
    <textarea
      key={`${name} ${i}`}
      name={name}
      readOnly={sent.rest === null}
      aria-labelledby={id}
      rows={Math.min(12, Math.max(2, value.split('\n').length + 1))}
      defaultValue={value}
    />
  ))
  return (
    <section className="typed form start" aria-labelledby={id}>
      <h2 id={id}>{t('composer.typed.title')}</h2>
      <p>{t(sent.rest === null ? 'composer.typed.text' : 'composer.typed.sendText')}</p>
      {sent.rest === null ? (
        texts
      ) : (
        // A plain form: the page of refusal belongs to no route that could take it.
        <form className="stack" method="post" action={sent.action}>
          {sent.rest.map(({ name, value }, i) => (
            <input key={`${name} ${i}`} type="hidden" name={name} value={value} />
          ))}
          {texts}
          <p>
            <Button look="primary" fillPhone>
              {t('composer.typed.send')}
            </Button>
          </p>
        </form>
      )}
    </section>
  )
}
