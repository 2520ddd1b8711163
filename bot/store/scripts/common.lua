-- What all scripts share; put in front of each. Commands of Redis 7.0 only.
--
-- A delivery is a field of the user's hash, its value one of
--   P <told 0|1> <seconds:10> <post:8>...       not answered yet; one name for each POST that was counted
--   A <told 0|1> <seconds:10> <fence:16> reply  answered
--   E 0 <seconds:10>                            known, with nothing left to say
-- A claim is `fence:delivery:post:parcel`, the parcel empty when the post brought it itself.
-- A place in line is the delivery (12 letters) with the parcel behind it.

local DELIVERY_LENGTH, POST_LENGTH, HEADER_LENGTH, FENCE_LENGTH = 12, 8, 12, 16
local POSTS_COUNTED = 16

local seconds = redis.call('TIME')

local function header(state, told)
  return state .. told .. string.format('%010d', seconds[1])
end

local function answered(value)
  return value:sub(HEADER_LENGTH + FENCE_LENGTH + 1)
end

-- Whether the claim is held with that fence for that delivery.
local function holds(claim, fence, delivery)
  local start = fence .. ':' .. delivery .. ':'
  return (redis.call('GET', claim) or ''):sub(1, #start) == start
end

local function place_in_line(line, delivery)
  for _, place in ipairs(redis.call('LRANGE', line, 0, -1)) do
    if place:sub(1, DELIVERY_LENGTH) == delivery then return place end
  end
  return nil
end

local function leave_line(line, delivery)
  if redis.call('EXISTS', line) == 0 then return end
  local place = place_in_line(line, delivery)
  if place then redis.call('LREM', line, 1, place) end
end

local function replace_due(user, due, name, names_and_times, first)
  for old in (redis.call('HGET', user, 'due') or ''):gmatch('[^\n]+') do
    redis.call('ZREM', due, name .. ':' .. old)
  end
  local names = {}
  for i = first, #names_and_times - 1, 2 do
    redis.call('ZADD', due, names_and_times[i + 1], name .. ':' .. names_and_times[i])
    names[#names + 1] = names_and_times[i]
  end
  if #names > 0 then
    redis.call('HSET', user, 'due', table.concat(names, '\n'))
  else
    redis.call('HDEL', user, 'due')
  end
end

-- Delete all about a user. Which deliveries are known stays, without their replies, as the tombstone:
-- WeChat's clock has whole seconds, so a retry from the second of the erasure is told by its delivery.
local function forget(user, deliveries, outbox, line, transcript, due, name, at, ttl)
  replace_due(user, due, name, {}, 1)
  redis.call('DEL', user, outbox, line, transcript)
  local at_latest = redis.call('HGET', deliveries, 'x')
  for _, known in ipairs(redis.call('HKEYS', deliveries)) do
    if known ~= 'x' then redis.call('HSET', deliveries, known, header('E', '0')) end
  end
  if not at_latest or tonumber(at_latest) < tonumber(at) then redis.call('HSET', deliveries, 'x', at) end
  redis.call('EXPIRE', deliveries, ttl)
end
