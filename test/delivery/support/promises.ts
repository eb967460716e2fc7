import type { EventDoc, EventStream } from '../../../src/domain/event.ts';
import { isEvent, repeated, say, textAt, values } from './fixture.ts';
import { deletions, things, times } from './promises-of-time.ts';

const ABOUT_VIDEOS = ['video_view_start', 'video_view_end', 'like', 'unlike', 'share', 'comment', 'save'];
const FOLLOWS = ['follow_creator', 'unfollow_creator'];

/** What the contract promises about a stream; each promise lists what breaks it. */
export const broken = (stream: EventStream): readonly string[] => {
  const events = stream.filter(isEvent);
  return [
    ...ids(stream, events),
    ...subjects(stream, events),
    ...views(events),
    ...seconds(stream, events),
    ...shares(events),
    ...texts(stream, events),
    ...times(stream, events),
    ...things(stream, events),
    ...deletions(stream, events),
  ];
};

const ID_NAMES = ['video_id', 'creator_id', 'view_id', 'share_id', 'comment_id'];

const ids = (stream: EventStream, events: EventStream) => {
  const kinds: Readonly<Record<string, ReadonlySet<string>>> = {
    event: new Set(stream.map((doc) => doc.event_id)),
    user: new Set(events.map((doc) => doc.entity_id)),
    device: new Set(events.map((doc) => String(doc.context.device_id))),
    session: new Set(events.flatMap((doc) => doc.session_id ?? [])),
    ...Object.fromEntries(ID_NAMES.map((name) => [name, new Set(values(stream, name))])),
  };
  const all = Object.values(kinds).flatMap((kind) => [...kind]);
  const owners = (of: (doc: EventDoc) => string | null) => [
    ...new Set(events.flatMap((doc) => (of(doc) === null ? [] : `${of(doc)} ${doc.entity_id}`))),
  ];
  const shared = (pairs: readonly string[]) => repeated(pairs.map((pair) => pair.split(' ')[0] ?? ''));
  return [
    ...say('event id twice', repeated(stream.map((doc) => doc.event_id))),
    ...say('one id of two kinds', repeated(all)),
    ...say(
      'another width',
      all.filter((id) => id.length !== all[0]?.length),
    ),
    ...say('device of two users', shared(owners((doc) => String(doc.context.device_id)))),
    ...say('client session of two users', shared(owners((doc) => doc.session_id))),
  ];
};

const subjects = (stream: EventStream, events: EventStream) => {
  const videos = stream.filter((doc) => doc.entity_type === 'video');
  const creatorOf = new Map(videos.map((doc) => [doc.entity_id, textAt(doc, 'creator_id')]));
  const wrong = events.filter((doc) => {
    const [video, creator] = [textAt(doc, 'video_id'), textAt(doc, 'creator_id')];
    if (ABOUT_VIDEOS.includes(doc.event_type)) return !video || !creator || creatorOf.get(video) !== creator;
    if (FOLLOWS.includes(doc.event_type)) return video !== undefined || !creator;
    return video !== undefined || creator !== undefined;
  });
  return say(
    'about the wrong thing',
    wrong.map((doc) => JSON.stringify(doc)),
  );
};

const views = (events: EventStream) => {
  const of = (type: string) => events.filter((doc) => doc.event_type === type);
  const starts = new Map(of('video_view_start').map((doc) => [textAt(doc, 'view_id'), doc]));
  const orphans = of('video_view_end').filter((end) => {
    const start = starts.get(textAt(end, 'view_id'));
    const same = start && start.entity_id === end.entity_id && start.timestamp <= end.timestamp;
    return !same || textAt(start, 'video_id') !== textAt(end, 'video_id');
  });
  const others = events.filter((doc) => !doc.event_type.startsWith('video_view') && textAt(doc, 'view_id'));
  return [
    ...say('two starts', repeated(values(of('video_view_start'), 'view_id'))),
    ...say('two ends', repeated(values(of('video_view_end'), 'view_id'))),
    ...say(
      'view without id',
      of('video_view_start')
        .filter((doc) => !textAt(doc, 'view_id'))
        .map(String),
    ),
    ...say(
      'end without its start',
      orphans.map((doc) => doc.event_id),
    ),
    ...say(
      'view id on something else',
      others.map((doc) => doc.event_id),
    ),
  ];
};

const seconds = (stream: EventStream, events: EventStream) => {
  const likes = events.filter((doc) => doc.event_type.endsWith('like'));
  const changes = stream.filter((doc) => doc.entity_type === 'creator');
  return [
    ...say(
      'likes in one second',
      repeated(likes.map((doc) => `${doc.entity_id} ${textAt(doc, 'video_id')} ${doc.timestamp}`)),
    ),
    ...say('changes in one second', repeated(changes.map((doc) => `${doc.entity_id} ${doc.timestamp}`))),
  ];
};

const shares = (events: EventStream) => {
  const all = events.filter((doc) => doc.event_type === 'share');
  const byId = new Map(all.map((doc) => [textAt(doc, 'share_id'), doc]));
  const wrong = all.filter((doc) => {
    if (!('parent_share_id' in doc.properties)) return false;
    const parent = byId.get(textAt(doc, 'parent_share_id'));
    return (
      !parent || parent.timestamp >= doc.timestamp || textAt(parent, 'video_id') !== textAt(doc, 'video_id')
    );
  });
  return [
    ...say('share id', repeated(values(all, 'share_id'))),
    ...say(
      'share without id',
      all.filter((doc) => !textAt(doc, 'share_id')).map((doc) => doc.event_id),
    ),
    ...say(
      'no earlier parent',
      wrong.map((doc) => doc.event_id),
    ),
  ];
};

const texts = (stream: EventStream, events: EventStream) => {
  const comments = events.filter((doc) => doc.event_type === 'comment');
  const written = [...values(comments, 'text'), ...new Set(values(stream, 'handle'))];
  // A text ends in `#` and a mark: what has that tail within it is the text, or holds it.
  const tails = written.map((text) => text.slice(text.lastIndexOf('#')));
  const parts = tails.filter((tail) => tail.length !== 5 && tail.length !== 11);
  const bare = comments.filter((doc) => !textAt(doc, 'text') || !textAt(doc, 'comment_id'));
  const words = [...new Set([...values(stream, 'tier'), ...values(stream, 'category')])];
  return [
    ...say('comment text', repeated(values(comments, 'text'))),
    ...say('part of another text', [...repeated(tails.filter((tail, n) => written[n] !== tail)), ...parts]),
    ...say(
      'a word in a text',
      words.filter((word) => written.some((text) => text.includes(word))),
    ),
    ...say('comment id', repeated(values(comments, 'comment_id'))),
    ...say(
      'comment without text',
      bare.map((doc) => doc.event_id),
    ),
  ];
};
