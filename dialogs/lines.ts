/** Between which confidences the bot acts, asks, or says what it can do. Calibrated: of 100 at 0.6, 60 are right. */

/** From here on the bot acts on what it understood. */
export const sureConfidence = 0.6;
/** From here on it asks with the two likeliest; below it says what it can do. */
export const askConfidence = 0.35;
/** A second problem in a message is treated too from here on. */
export const alsoConfidence = 0.5;
/** A longer message gets a polite request to be shorter; characters. */
export const longestMessage = 5_000;
/** From here on (0 to 1) the answer begins with an apology. */
export const angry = 0.6;
/** From here on a message that names no problem is met with sympathy. */
export const upset = 0.3;
