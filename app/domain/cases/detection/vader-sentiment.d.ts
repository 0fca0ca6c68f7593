declare module 'vader-sentiment' {
  /** Shares of words 0..1, and a sum of all -1..1. */
  const vader: {
    SentimentIntensityAnalyzer: {
      polarity_scores(text: string): { compound: number; neg: number; neu: number; pos: number }
    }
  }
  export default vader
}
