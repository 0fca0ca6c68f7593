import { Icon } from '#app/components/parts/icon.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import type { Tone } from '#app/components/parts/tone.ts'
import { useT } from '#app/components/shell/reader.tsx'
import type { Locale } from '#app/i18n/locale.ts'
import { EvidenceMark, Step, type StoryResultView } from './story-result.tsx'

export type StoryCardView = {
  id: string
  href: string
  headline: string
  lang: Locale | null
  /** The figure that says most; `null` when the story has none. */
  result: StoryResultView | null
  /** As consented: "Mira Jung, Cafe Slow Afternoon". */
  person: string
  rewarded: boolean
  /** In lists of one's own stories and the curators' queue. */
  status?: { text: string; tone: Tone } | null
}

export function StoryCards({ stories }: { stories: readonly StoryCardView[] }) {
  return (
    <div className="cards">
      {stories.map((story) => (
        <StoryCard key={story.id} story={story} />
      ))}
    </div>
  )
}

/** `feature` is the one of the front page. */
export function StoryCard({ story, feature }: { story: StoryCardView; feature?: boolean }) {
  const t = useT()
  const Heading = feature ? 'h3' : 'h2'
  const lang = useTextLang(story.lang)
  return (
    <article className={feature ? 'feature' : 'card story'}>
      {story.result && (
        <>
          <p className="meta-text" lang={lang}>
            {story.result.what}
          </p>
          <p>
            <Step result={story.result} />
          </p>
        </>
      )}
      <Heading>
        <a href={story.href} lang={lang}>
          {story.headline}
        </a>
      </Heading>
      <div className="end stack tight">
        {(story.status || story.result) && (
          <p className="row">
            {story.status && <Label tone={story.status.tone}>{story.status.text}</Label>}
            {story.result && <EvidenceMark kind={story.result.evidence} />}
          </p>
        )}
        <p className="meta">
          <bdi>{story.person}</bdi>
          {story.rewarded && (
            <span>
              <Icon name="gift" size="small" />
              {t('parts.story.rewarded')}
            </span>
          )}
        </p>
      </div>
    </article>
  )
}
