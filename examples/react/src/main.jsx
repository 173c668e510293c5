import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ContactPad } from 'contact-pad/react';
import { begin, letSomethingComeIn, pad } from './desk.js';

function Desk() {
  const [locale, setLocale] = useState('en');
  const [record, setRecord] = useState();
  const [activities, setActivities] = useState([]);

  useEffect(() => {
    void begin();
    return () => void pad.disconnect();
  }, []);

  const show = (event) => {
    event.preventDefault();
    setRecord(event.detail.record);
  };
  const write = (event) => {
    const { id, subject, outcome } = event.detail;
    setActivities((all) => [...all.filter((one) => one.id !== id), { id, text: `${subject}: ${outcome}` }]);
    event.accept();
  };

  return (
    <div className="desk">
      <main>
        <h1>{record?.label ?? 'No record'}</h1>
        <button onClick={letSomethingComeIn}>Let something come in</button>
        <label>
          Language
          <select value={locale} onChange={({ target }) => setLocale(target.value)}>
            <option>en</option>
            <option>sv</option>
          </select>
        </label>
        <h2>Activities</h2>
        <ul>
          {activities.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      </main>
      <ContactPad pad={pad} locale={locale} onPadRecordOpen={show} onPadCallLog={write} />
    </div>
  );
}

createRoot(document.querySelector('#root')).render(
  <StrictMode>
    <Desk />
  </StrictMode>,
);
