/**
 * What a Korean word of a question says: a `noun` with its particle, a `predicate` (what one does or what happens), a
 * `question` word (언제), or an `empty` one that is in questions of every kind (해주나요, 있는, 방법). `stem` is the word
 * without particle or ending; the word itself where nothing was cut off.
 */
export type KoreanWord = { role: 'noun' | 'predicate' | 'question' | 'empty'; stem: string }

/** Fewer syllables than this say nothing alone, so no particle is cut off them. */
const SHORTEST_STEM = 2

const PARTICLE =
  /(?:에서는|에서도|에서|에게는|에게|한테|께서|까지|부터|이나|이랑|으로는|으로|처럼|보다|라는|이라는|이란|은|는|이|가|을|를|에|의|도|만|로|와|과|랑|나)$/u

/** Endings of two syllables or more, which no noun has, and a few of one that follow them only. */
const ENDING =
  /(?:(?:으|느|드)?(?:십니까|십니다)|습니까|습니다|합니까|합니다|됩니까|됩니다|입니까|입니다|을까요|일까요|까요|는가요|은가요|인가요|건가요|나요|는지요|은지요|는지|은지|는데요|은데요|인데요|는데|은데|인데|더니|네요|군요|거든요|으세요|하세요|주세요|세요|었어요|았어요|셨어요|졌어요|했어요|됐어요|이에요|에요|예요|어요|아요|여요|해요|돼요|져요|려요|워요|줘요|죠|지요|고요|구요|으려고|려고|으려면|려면|으면서|면서|으면|다면|라면|하면|되면|시면|어서|아서|해서|돼서|져서|라서|워서|으니까|니까|도록|지만|더라도|어도|아도|해도|돼도|져도|다가|거나|(?:가|오|보|쓰|나|지|르|꾸|켜|끄|치|리)면|하고|되고|싶은|싶다|싶어|니다|하게|하지|되지|아줘|어줘|해줘|려줘)$/u

/** What is left before an ending: politeness, tense and helping verbs. */
const BEFORE_ENDING = /(?:해|하|되|돼|주|드리|보|오|가)?(?:시|셨|으시|으셨|겠|었|았|줄|주|드릴|싶)$/u
const LIGHT_VERB = /(?:하시|되시|하|되|해|돼|했|됐|한|된|할|될|받|시키)$/u

/** A noun that something is done with, before another noun: 신청한, 청구되는. */
const NOUN_DONE = /^(..+?)(?:한|할|된|될|하는|되는|하던|하신|하실|하기)$/u

const QUESTION = new Set('언제 언제쯤 어디 어디서 어디에 어디로 얼마 얼마나 누가 누구 무엇 무슨 어느 왜'.split(' '))

const EMPTY = new Set(
  (
    '어떻게 어떤 어떡해 어떡하죠 어쩌죠 뭐 뭘 뭔가 뭐죠 뭔가요 몇 좀 혹시 그냥 제가 저는 저도 제 내 내가 나는 우리 저희 이거 그거 저거 이게 그게 이것 그것 것 것도 것은 것이 건 거 걸 게 ' +
    '거예요 거에요 건가요 건지 수 수가 수는 수도 줄 때 때는 때문에 경우 경우에 그리고 그런데 근데 하지만 그래서 또 더 너무 자꾸 계속 정말 진짜 아주 많이 매우 서로 이렇게 그렇게 ' +
    '같은 있는 없는 하는 되는 하면 되면 하고 해서 해야 대해 대한 관해 관련 방법 방법을 방법이 방법은 법 이유 이유가 이유는 분 분들 여기 거기 지금 요즘 이제 안 못 잘 꼭 등 및 또는 ' +
    '좋을까요 좋을 좋은 괜찮은 싶은데 싶은데요 싶어요 싶습니다 알려 알려줘 알려주세요 주세요 주실 주시는 해주세요 부탁드려요 부탁드립니다 부탁 궁금해요 궁금합니다 궁금한데요 ' +
    '다들 계신가요 있으신 이상하지 않나요 않는 않은 아닌가요 맞나요 맞는 보이는 나오는 나오는데 하려면 되려면 다음 뒤 뒤에 후 후에 나서 중 중에'
  ).split(' '),
)

/** Stems that, left without their ending, still say nothing. */
const EMPTY_STEMS = new Set(
  '이러 그러 어쩌 하 되 해 돼 있 없 같 싶 주 보 알 알려 알려주 알려주시 가르쳐 좋 괜찮 그런 이런 어떤 어떻 모르 계신 계시 해주 해주시 되는 하는 있을 없을 될 할 한 된 건 뭔 맞 아니 않 그렇 이렇 궁금 궁금하 부탁 부탁드 부탁드리 바라 주실 해야 하려 좋을 괜찮을 싶은'.split(
    ' ',
  ),
)

/** @param word syllables only */
export function readKoreanWord(word: string): KoreanWord {
  if (QUESTION.has(word)) return { role: 'question', stem: word }
  if (EMPTY.has(word)) return { role: 'empty', stem: word }
  const cut = word.replace(ENDING, '')
  if (cut !== word) return readPredicate(word, cut)
  const [, done] = NOUN_DONE.exec(word) ?? []
  return done === undefined ? { role: 'noun', stem: nounOf(word) } : { role: 'predicate', stem: done }
}

/** The word without its particle, where two syllables are left. */
export function nounOf(word: string): string {
  const noun = word.replace(PARTICLE, '')
  return noun.length < SHORTEST_STEM ? word : noun
}

function readPredicate(word: string, cut: string): KoreanWord {
  let stem = cut
  for (let before = ''; stem !== before;) {
    before = stem
    stem = stem.replace(BEFORE_ENDING, '')
  }
  if (EMPTY_STEMS.has(cut) || EMPTY_STEMS.has(stem) || stem === '') return { role: 'empty', stem: word }
  const noun = stem.replace(LIGHT_VERB, '')
  if (noun.length >= SHORTEST_STEM) return { role: 'predicate', stem: nounOf(noun) }
  return { role: 'predicate', stem: stem.length >= SHORTEST_STEM ? stem : word }
}
