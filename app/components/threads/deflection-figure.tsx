import { Figures } from '#app/components/parts/facts.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'

/** How many questions need not be asked any more, with how that is counted. */
export function DeflectionFigure({ count, days }: { count: number; days: number }) {
  const t = useT()
  const { number } = useFormat()
  return (
    <section className="plain">
      <Figures small figures={[{ name: t('threads.deflected.name', { count: days }), value: number(count) }]} />
      <p className="meta-text">{t('threads.deflected.counted')}</p>
    </section>
  )
}
