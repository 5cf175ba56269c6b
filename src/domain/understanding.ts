import type { Claim, IntentLabel, ProblemType } from './problem.ts';

/** What can be read out of a message beside its intent. Absent means: not said. */
export interface Entities {
  /** 8 to 24 digits. */
  orderNumber?: string;
  /** Four to seven digits, said to be the end of an order number. */
  orderTail?: string;
  pickupNumber?: string;
  /** A duration the customer tells, in minutes. */
  minutes?: number;
  /** Times of day, `HH:MM`. */
  times?: string[];
  /** Amounts of money in minor units (fen). */
  amounts?: number[];
  /** True when the message holds a phone number; the number itself is never kept. */
  phone?: boolean;
}

/** The text understood. Confidences are calibrated: of 100 at 0.8, 80 are right. */
export interface Understanding {
  text: string;
  intent: IntentLabel;
  confidence: number;
  /** Each problem that the message reports, strongest first. */
  problems: { type: ProblemType; confidence: number }[];
  claims: Claim[];
  entities: Entities;
  /** The language of the message where it is clear; `zh` where both scripts write it alike. */
  language?: 'zh-Hans' | 'zh-Hant' | 'zh' | 'en';
  /** 0 calm to 1 furious. */
  frustration: number;
}
