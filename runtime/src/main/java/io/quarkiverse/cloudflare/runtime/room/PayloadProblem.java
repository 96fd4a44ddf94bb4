package io.quarkiverse.cloudflare.runtime.room;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

import io.quarkiverse.cloudflare.room.PayloadException;

/**
 * Says what is wrong with a payload, and where. Jackson's own words name classes and quote values, so they are not repeated.
 */
final class PayloadProblem {

    private PayloadProblem() {
    }

    static PayloadException of(JsonProcessingException e) {
        return new PayloadException(e instanceof JsonMappingException mapping ? path(mapping.getPath()) : "", problem(e), e);
    }

    private static String problem(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException) {
            return "is not known";
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return expected(mismatch.getTargetType(), e instanceof InvalidFormatException);
        }
        return e instanceof InputCoercionException || e.getCause() instanceof InputCoercionException ? "is out of range"
                : "cannot be read";
    }

    private static String expected(Class<?> type, boolean rightKindOfJson) {
        if (type.isEnum()) {
            return "must be one of the values it may have";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (type == char.class || type == Character.class || CharSequence.class.isAssignableFrom(type)) {
            return "must be a string";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "must be a number";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "must be an array";
        }
        if (rightKindOfJson) {
            return "has the wrong format";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "must be an object" : "cannot be read";
    }

    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }
}
