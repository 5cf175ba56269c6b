/** A small window that asks for what an action needs. */
import { type FormEvent, useEffect, useRef } from 'react';
import { useSession } from './session.ts';

export interface Field {
  name: string;
  label: string;
  type: 'text' | 'number' | 'datetime-local' | 'select';
  options?: { value: string; label: string }[];
  value?: string;
  required?: boolean;
}

export interface Question {
  title: string;
  fields: Field[];
  onAnswer(answer: Record<string, string>): void;
}

export function Ask({ question, onClose }: { question: Question; onClose(): void }) {
  const { t } = useSession();
  const window_ = useRef<HTMLDialogElement>(null);
  useEffect(() => window_.current?.showModal(), []);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const entries = [...new FormData(event.currentTarget)].map(([key, value]): [string, string] => [
      key,
      String(value),
    ]);
    onClose();
    question.onAnswer(Object.fromEntries(entries));
  }

  return (
    <dialog ref={window_} onClose={onClose} aria-label={question.title}>
      <form className="panel" onSubmit={submit}>
        <h2>{question.title}</h2>
        {question.fields.map((field) => (
          <label key={field.name} htmlFor={`ask-${field.name}`}>
            {field.label}
            {field.type === 'select' ? (
              <select id={`ask-${field.name}`} name={field.name} defaultValue={field.value}>
                {field.options?.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            ) : (
              <input
                id={`ask-${field.name}`}
                name={field.name}
                type={field.type}
                step={field.type === 'number' ? '0.01' : undefined}
                min={field.type === 'number' ? '0.01' : undefined}
                defaultValue={field.value}
                required={field.required}
              />
            )}
          </label>
        ))}
        <div className="line end">
          <button type="button" onClick={onClose}>
            {t.cancel}
          </button>
          <button type="submit" className="primary">
            {t.confirm}
          </button>
        </div>
      </form>
    </dialog>
  );
}
