import { Button } from './button.tsx'
import { useT } from './reader.tsx'
import type { Choice } from './thread-fields.tsx'

/** For those without script: category and kind first, then the form with what a thread there begins with. */
export function StartStep({ action, categories, kinds, title, category, kind }: {
  action: string
  categories: readonly Choice[]
  kinds: readonly { value: string; text: string }[]
  title: string
  category: string | undefined
  kind: string
}) {
  const t = useT()
  return (
    <noscript>
      <form method="get" action={action} className="filters">
        <input type="hidden" name="title" value={title} />
        <div className="field">
          <label htmlFor="start-category">{t('threads.ask.category')}</label>
          <select id="start-category" name="category" defaultValue={category ?? ''}>
            {categories.map(({ slug, name }) => <option key={slug} value={slug}>{name}</option>)}
          </select>
        </div>
        <div className="field">
          <label htmlFor="start-kind">{t('threads.ask.kind')}</label>
          <select id="start-kind" name="kind" defaultValue={kind}>
            {kinds.map(({ value, text }) => <option key={value} value={value}>{text}</option>)}
          </select>
        </div>
        <Button>{t('catalogue.form.continue')}</Button>
      </form>
    </noscript>
  )
}
