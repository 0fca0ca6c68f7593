/** English words that say nothing about the subject of a question. A negation does ("does not start"), so it stays. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about after all also am an and any are as at be because been before being but by can could did do does doing ' +
    "during each for from had has have having he her here him his how i i'm i've if in into is it it's its just let me " +
    'more most my of on once only or other our out over own same she should so some such than that the their them ' +
    'then there these they this those through to too under until up us very was we were what when where which while ' +
    'who whom why will with would you your please thanks hello hi'
  ).split(' '),
)
