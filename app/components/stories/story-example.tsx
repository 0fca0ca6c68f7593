import { SideSection } from '#app/components/parts/section.tsx'
import { useT } from '#app/components/shell/reader.tsx'

const chapters = ['headline', 'situation', 'turningPoint', 'outcome', 'figure'] as const

/** Beside the form of a new story: what a good one says in each place, in a few words. */
export function StoryExample() {
  const t = useT()
  return (
    <SideSection title={t('stories.example.title')}>
      <dl className="example">
        {chapters.map((chapter) => (
          <div key={chapter}>
            <dt>{t(chapter === 'figure' ? 'stories.example.figureName' : `stories.form.${chapter}`)}</dt>
            <dd>{t(`stories.example.${chapter}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="meta-text gap">{t('stories.example.hint')}</p>
    </SideSection>
  )
}
