import { Button } from '#app/components/parts/button.tsx'
import { useLocation } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { useId } from '#app/html/context.ts'
import type { TypedField } from '#app/web/typed-fields.ts'

/**
 * On a page of refusal: what the reader had typed, to take it along, or to send it again where `rest`, the other fields
 * of the form, is given. Both come with the page.
 */
export function TypedText({
  given = [],
  rest = null,
}: {
  given?: readonly TypedField[]
  rest?: readonly TypedField[] | null
}) {
  const t = useT()
  const { pathname, search } = useLocation()
  const id = useId()
  if (given.length === 0) return null
  const texts = given.map(({ name, value }, i) => (
    <textarea
      key={`${name} ${i}`}
      name={name}
      readOnly={rest === null}
      aria-labelledby={id}
      rows={Math.min(12, Math.max(2, value.split('\n').length + 1))}
      defaultValue={value}
    />
  ))
  return (
    <section className="typed form start" aria-labelledby={id}>
      <h2 id={id}>{t('composer.typed.title')}</h2>
      <p>{t(rest === null ? 'composer.typed.text' : 'composer.typed.sendText')}</p>
      {rest === null ? (
        texts
      ) : (
        // A plain form: the page of refusal belongs to no route that could take it.
        <form className="stack" method="post" action={pathname + search}>
          {rest.map(({ name, value }, i) => (
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
