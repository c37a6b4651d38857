/** For so many months after the last day of a questionnaire the office may read what people wrote; then it is erased (个人信息保护法第十九条). */
export const WORDS_KEPT_MONTHS = 24
