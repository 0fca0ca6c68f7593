import { Note } from '#app/components/parts/alert.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { SiteStart as Start } from '#app/views/site/site-start.server.ts'
import { urls } from '#app/views/urls.ts'

/** What visitors see while nobody administers the site yet. */
export function EmptySite() {
  const t = useT()
  return (
    <div className="empty">
      <h1>{t('site.empty.title')}</h1>
      <p className="said">{t('site.empty.text')}</p>
      <p className="meta-text">{t('site.empty.admin')}</p>
    </div>
  )
}

/** The way from the demo to a site of one's own, or to what a new site still lacks. */
export function SiteStart({ start }: { start: Start }) {
  const t = useT()
  if (start.what === 'demo')
    return (
      <Note>
        <Sentence text="site.own.note" with={{ link: <a href={urls.ownSite()}>{t('site.own.noteLink')}</a> }} />
      </Note>
    )
  if (start.what !== 'setup') return null
  const { done, all } = start
  return (
    <Note>
      <b>{t('site.setup.homeTitle')}.</b>{' '}
      <Sentence
        text="site.setup.homeText"
        params={{ done, all }}
        with={{ link: <a href={urls.setup()}>{t('site.setup.homeLink')}</a> }}
      />
    </Note>
  )
}
