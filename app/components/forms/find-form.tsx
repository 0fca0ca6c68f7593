import { Icon } from '#app/components/parts/icon.tsx'
import { useT } from '#app/components/shell/reader.tsx'

/** The small search box. `id` is unique on the page. */
export function FindForm({ id, value, wide, label }: { id: string; value?: string; wide?: boolean; label?: string }) {
  const t = useT()
  const name = label ?? t('shell.search.label')
  return (
    <form className={wide ? 'find wide' : 'find'} role="search" action="/search" aria-label={name}>
      <Icon name="search" />
      <label className="said-only" htmlFor={id}>
        {name}
      </label>
      <input
        id={id}
        name="q"
        type="search"
        placeholder={t('shell.search.placeholder')}
        defaultValue={value}
        maxLength={200}
      />
    </form>
  )
}
