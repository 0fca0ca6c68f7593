import { Icon } from '#app/components/parts/icon.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { useReader } from '#app/components/shell/reader.tsx'

/**
 * The large question on the front page. `solved` questions are searched; left out while there are none. `example`: the
 * title of one, where the company has set no example of its own; null: there is none.
 */
export function SearchHero({ solved = 0, example = null }: { solved?: number; example?: string | null }) {
  const { t, face } = useReader()
  const shown = face.searchExample || example
  return (
    <section className="hero" aria-labelledby="ask">
      <h1 id="ask">
        <label htmlFor="need">{face.welcome || t('parts.hero.question')}</label>
      </h1>
      <form className="find large" role="search" action="/search" aria-labelledby="ask">
        <Icon name="search" />
        <input
          id="need"
          name="q"
          type="search"
          placeholder={shown === null ? undefined : t('parts.hero.example', { example: shown })}
          aria-describedby="need-help"
          maxLength={200}
        />
        <button className="button primary">{t('parts.hero.find')}</button>
      </form>
      <p className="meta-text" id="need-help">
        {solved > 0 && <>{t('parts.hero.solved', { count: solved })} </>}
        <Sentence text="parts.hero.orAsk" with={{ link: <a href="/threads/new">{t('parts.hero.askLink')}</a> }} />
      </p>
    </section>
  )
}
