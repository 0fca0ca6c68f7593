/** What may follow a noun without a space: particles, those that follow one another, and forms of 이다 and 하다. */
const all =
  '이 가 은 는 을 를 의 에 도 만 와 과 로 으로 나 이나 랑 이랑 하고 에서 에서는 에서도 에게 에게서 께 께서 한테 한테서 ' +
  '까지 까지도 부터 부터는 보다 보다는 처럼 같은 같이 마다 조차 마저 밖에 이라 라 이라고 라고 이라는 라는 이란 란 으로는 ' +
  '로는 으로도 로도 에는 에도 에만 만은 만이 만을 이든 든 이든지 든지 이며 며 이고 고 이다 다 입니다 예요 이에요 이야 야 ' +
  '인데 이지만 지만 인가요 일까요 들 들이 들은 들을 들의 들도 하는 하다 하기 하세요 합니다 해요 한 할 했어요 님'

export const particles: ReadonlySet<string> = new Set(all.split(' '))
